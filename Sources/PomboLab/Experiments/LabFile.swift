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

extension LabFile {
    /// The weather of one link as the experiment begins, before a sweep changes it.
    package func weather(of peer: Name, _ direction: LabScope.Direction) -> Weather {
        weather.last { $0.scope.covers(peer, direction) }?.weather ?? .perfect
    }
}
