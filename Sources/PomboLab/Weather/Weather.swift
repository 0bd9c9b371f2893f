import PomboCore

/// What happens to the datagrams of one directed link: the parsed form of `loss 5%, delay 20ms`.
///
/// The stages stand here in the order in which a datagram meets them, whatever the order in which
/// they were written: outage, list or pattern, loss, mtu, rate and queue, delay with jitter and
/// reordering, corruption, duplication. The empty weather lets everything through at once.
package struct Weather: Hashable, Sendable {
    /// `down 3s every 30s`.
    package var outage: Outage?
    /// `list 1,3,15-20`, `pattern ..x.x loop` or `trace FILE`.
    package var script: Script?
    /// `drop ack#1`.
    package var drops: [Drop] = []
    /// `loss 5%`: each datagram by itself.
    package var loss = Probability.never
    /// `burst 5% 160ms`, `burst 5% 8` or `ge …`: losses that come together.
    package var burst: Burst?
    /// `mtu 1200`: larger datagrams are lost.
    package var mtu: Int?
    /// `rate 256kbit queue 50ms`.
    package var rate: Rate?
    /// `delay 20ms`.
    package var delay = Duration.zero
    /// `jitter 5ms exp`.
    package var jitter: Jitter?
    /// Off with `order free`: then jitter may let one datagram overtake another.
    package var keepsOrder = true
    /// `swap 2%`: changes places with the next one.
    package var swap = Probability.never
    /// `hold 1% by 3`: goes behind the third next one.
    package var hold: Hold?
    /// `jump 0.5%`: skips the delay and so overtakes whatever is on its way.
    package var jump = Probability.never
    /// `corrupt 0.1%`: one bit flips.
    package var corrupt = Probability.never
    /// `dup 1%`: a second copy arrives.
    package var duplicate = Probability.never

    package static let perfect = Weather()

    package init() {}
}

extension Weather {
    /// The link is down at the end of each period, so that an experiment does not begin with it.
    package struct Outage: Hashable, Sendable {
        package var length: Duration
        package var period: Duration

        package init(length: Duration, period: Duration) {
            self.length = length
            self.period = period
        }
    }

    /// First transmissions lost by their number; repairs and control datagrams pass.
    package enum Script: Hashable, Sendable {
        /// Ascending, none touching the next.
        case list([ClosedRange<UInt64>])
        /// True is lost.
        case pattern([Bool], loops: Bool)
        /// The name of a recording. Whoever reads files hands its content to the link.
        case trace(String)
    }

    /// One datagram lost for what it means: the first that fits.
    package struct Drop: Hashable, Sendable {
        package var kind: Meaning.Kind
        /// Nil for whichever comes first.
        package var number: UInt64?
        /// Nil for every link, else the peer at the link's far end.
        package var recipient: String?

        package init(_ kind: Meaning.Kind, number: UInt64? = nil, to recipient: String? = nil) {
            self.kind = kind
            self.number = number
            self.recipient = recipient
        }

        func fits(_ meaning: Meaning) -> Bool {
            guard meaning.kind == kind else { return false }
            guard let number else { return true }
            return meaning.first <= number && number <= meaning.last
        }
    }

    /// Losses by a chain of two states, good and bad (Gilbert, Elliott).
    package enum Burst: Hashable, Sendable {
        /// The share lost and the mean run of losses, in datagrams with three decimal places.
        case datagrams(Probability, run: Decimal)
        /// The share of time that is bad and the mean length of a bad time. Repairs that come
        /// later meet later weather, which a chain that counts datagrams cannot know.
        case time(Probability, run: Duration)
        /// Good to bad, bad to good, and the loss in either state, for each datagram.
        case states(
            toBad: Probability, toGood: Probability, bad: Probability, good: Probability)
    }

    /// A bottleneck that sends one datagram after the other and drops what would wait too long.
    package struct Rate: Hashable, Sendable {
        package var bitsPerSecond: UInt64
        package var queue: Duration

        package init(bitsPerSecond: UInt64, queue: Duration) {
            self.bitsPerSecond = bitsPerSecond
            self.queue = queue
        }
    }

    /// How delays vary.
    package struct Jitter: Hashable, Sendable {
        package enum Shape: String, CaseIterable, Sendable {
            /// Delay ± amount, all alike.
            case uniform
            /// A bell around the delay; the amount is its standard deviation.
            case normal
            /// Above the delay; the amount is the mean of what is added.
            case exp
        }

        package var amount: Duration
        package var shape: Shape

        package init(_ amount: Duration, _ shape: Shape = .uniform) {
            self.amount = amount
            self.shape = shape
        }
    }

    package struct Hold: Hashable, Sendable {
        package var share: Probability
        package var distance: UInt64

        package init(_ share: Probability, by distance: UInt64) {
            self.share = share
            self.distance = distance
        }
    }
}
