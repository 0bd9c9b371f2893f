import PomboCore

/// A promise that was broken, and how.
package struct Violation: Error, Equatable, Sendable, CustomStringConvertible {
    package var promise: Promise
    package var detail: String
    package var at: Instant

    package enum Promise: String, CaseIterable, Sendable {
        case order = "S1"
        case once = "S2"
        case authorOrder = "S3"
        case exactRun = "S4"
        case freshNumbers = "S5"
        case durable = "S6"
        case noAmplifier = "S7"
        case convergence = "S8"
        case bounds = "S9"
    }

    package var description: String {
        let milliseconds = at.nanoseconds / 1_000_000
        return "\(promise.rawValue) at \(milliseconds) ms: \(detail)"
    }
}
