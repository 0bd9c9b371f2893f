import PomboCore

/// An experiment as a plain text file: who talks, under which weather, what is tried and what is
/// expected of it.
///
///     peers ana bia
///     traffic 20000 messages every 10ms size 100 from ana
///     weather loss 5%, delay 20ms
///     policy none, nack 3
///     sweep loss 1% 2% 5% 10% 30%
///     seeds 5
///     expect residual < 1% with nack 3
package struct LabFile: Hashable, Sendable {
    package var peers: [Name] = [Name("ana")!, Name("bia")!]
    package var traffic = LabTraffic()
    /// In the order of the file: what stands later replaces what stands before.
    package var weather: [LabWeather] = []
    package var events: [LabEvent] = []
    /// What is tried, each under the same weather; by default the real relay and clients.
    package var policies: [LabPolicy] = [.machines]
    package var sweep = LabSweep()
    /// How often everything is repeated, each time under other dice.
    package var seedCount = 1
    package var firstSeed: UInt64 = 1
    package var expectations: [LabExpectation] = []

    package init() {}
}

/// The bounds of an experiment: what a slip of the finger may cost at most.
package enum LabLimit {
    package static let fileByteCount = 1 << 16
    package static let lineCount = 1000
    package static let peers = 64
    package static let messages = 1_000_000
    /// Real clients keep everything in memory that they were told.
    package static let machineMessages = 100_000
    /// The same, times listeners.
    package static let machinePairs = 2_000_000
    package static let messageSize = 1...1000
    package static let seeds = 1000
    package static let policies = 16
    package static let points = 64
    package static let events = 256
    package static let expectations = 64
    package static let weathers = 256
    /// Of a whole sweep: points, policies and seeds multiplied.
    package static let cells = 16_384
    package static let length = Duration.seconds(24 * 3600)
    package static let gap = Duration.seconds(3600)
    /// How many times as fast a recorded chat may be said again, in tenths.
    package static let speed: UInt64 = 1000
}

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

/// `weather down burst 5% 160ms`.
package struct LabWeather: Hashable, Sendable {
    package var scope: LabScope
    package var weather: Weather

    package init(_ weather: Weather, for scope: LabScope = LabScope()) {
        self.scope = scope
        self.weather = weather
    }
}

extension LabFile {
    /// The weather of one link as the experiment begins, before a sweep changes it.
    package func weather(of peer: Name, _ direction: LabScope.Direction) -> Weather {
        weather.last { $0.scope.covers(peer, direction) }?.weather ?? .perfect
    }
}
