/// What a WELCOME says that people want to know.
package struct SessionInfo: Equatable, Sendable {
    package var relay: String
    package var logID: UInt64
    package var durability: Welcome.Durability
    package var name: Name
    package var room: Name
    package var wall: WallTime
    /// The room goes on where it was left; else its records begin after `start`.
    package var isResumed: Bool
    package var start: UInt64
    /// The room's head at that time: what is between is still to come.
    package var head: UInt64
}
