import PomboCore

/// Which links a weather is for. Up is towards the relay; in an experiment with policies, which
/// has one listener, data goes down and what answers it goes up.
package struct LabScope: Hashable, Sendable {
    package enum Direction: String, CaseIterable, Sendable { case up, down }

    /// Nil: everybody's.
    package var peer: Name?
    /// Nil: both ways.
    package var direction: Direction?

    package init(peer: Name? = nil, _ direction: Direction? = nil) {
        self.peer = peer
        self.direction = direction
    }

    package func covers(_ peer: Name, _ direction: Direction) -> Bool {
        (self.peer == nil || self.peer == peer)
            && (self.direction == nil || self.direction == direction)
    }
}
