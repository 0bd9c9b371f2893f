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
