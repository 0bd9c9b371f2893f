import PomboCore

/// How long a policy waits, from what is known of its two links beforehand.
///
/// A policy that measured its round trip would change its mind in the middle of a run, and no
/// closed form could stand beside it; the product's own timers are in the client.
package struct PolicyTimers: Hashable, Sendable {
    /// There and back, without variation.
    package var roundTrip: Duration
    /// From a hole's discovery to the first request: a datagram that was only overtaken comes in
    /// this time.
    package var patience: Duration
    /// From one sending or request to the next.
    package var retry: Duration

    package init(roundTrip: Duration, patience: Duration, retry: Duration) {
        precondition(roundTrip >= .zero && patience > .zero && retry > .zero)
        self.roundTrip = roundTrip
        self.patience = patience
        self.retry = retry
    }

    /// A quarter of the round trip of patience, as the product has; a retry comes when the answer
    /// is surely lost, and later by that much.
    package init(up: Weather, down: Weather) {
        let roundTrip = up.delay + down.delay
        let spread = Self.spread(up) + Self.spread(down)
        let margin = max(.milliseconds(5), roundTrip / 4)
        self.init(
            roundTrip: roundTrip, patience: margin, retry: roundTrip + spread + margin)
    }

    /// How much later than its delay a datagram may come: all of a uniform jitter, four standard
    /// deviations of a normal one, five means of an exponential one (1 in 150), and the queue.
    private static func spread(_ weather: Weather) -> Duration {
        var spread = weather.rate?.queue ?? .zero
        if let jitter = weather.jitter {
            switch jitter.shape {
            case .uniform: spread += jitter.amount
            case .normal: spread += jitter.amount * 4
            case .exp: spread += jitter.amount * 5
            }
        }
        return spread
    }

    /// A sender that hears nothing for so long has lost its receiver: a hundred retries, and at
    /// least the time after which the relay drops a silent peer.
    package var deafness: Duration { max(retry * 100, .seconds(60)) }
}
