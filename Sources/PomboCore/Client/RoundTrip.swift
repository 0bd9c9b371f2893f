/// The round trip as it is measured (RFC 6298), and the waiting times that follow from it.
///
/// Only times that the relay echoed are measured. A retry has a time of its own, so it can never be
/// taken for the answer to what it repeats.
package struct RoundTrip: Equatable, Sendable {
    /// What is assumed until something was measured: a slow LAN.
    package private(set) var smoothed = Duration.milliseconds(100)
    package private(set) var variation = Duration.milliseconds(50)
    package private(set) var isMeasured = false

    /// An echo older than this says nothing about the network.
    static let limit = Duration.seconds(60)

    /// Our time as it travels: opaque to the relay.
    static func stamp(_ now: Instant) -> UInt64 { UInt64(bitPattern: now.nanoseconds) }

    /// Takes an echoed time that lay at the relay for a while. What cannot be is ignored.
    mutating func learn(echo: UInt64, holdMicroseconds: UInt32 = 0, at now: Instant) {
        let (elapsed, overflow) = now.nanoseconds.subtractingReportingOverflow(
            Int64(bitPattern: echo))
        let hold = Int64(holdMicroseconds) * 1000
        guard !overflow, elapsed >= hold, elapsed <= Self.limit.nanoseconds else { return }
        let sample = elapsed - hold
        guard isMeasured else {
            isMeasured = true
            smoothed = .nanoseconds(sample)
            variation = .nanoseconds(sample / 2)
            return
        }
        let mean = smoothed.nanoseconds
        let spread = variation.nanoseconds
        variation = .nanoseconds(spread + (abs(mean - sample) - spread) / 4)
        smoothed = .nanoseconds(mean + (sample - mean) / 8)
    }

    /// How long an ACK may take: the retransmission timeout without its backoff.
    var timeout: Duration {
        let wait = smoothed + max(variation * 4, .milliseconds(1))
        return min(max(wait, Self.timeoutFloor), Self.timeoutLimit)
    }

    /// How long a missing record may simply be late before it is asked for.
    var firstNack: Duration { max(.milliseconds(5), smoothed / 4) }

    /// How long the answer to a NACK may take.
    var nextNack: Duration {
        min(.seconds(1), max(.milliseconds(10), smoothed + variation * 4))
    }

    /// How long a WELCOME may take. One strange sample must not hold up a handshake.
    var joinInterval: Duration {
        min(max(ClientLimit.joinFloor, smoothed * 2), ClientLimit.handshakeInterval)
    }

    static let timeoutFloor = Duration.milliseconds(100)
    static let timeoutLimit = Duration.seconds(5)
}
