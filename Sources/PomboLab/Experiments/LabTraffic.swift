import PomboCore

/// Who writes how much how often.
package struct LabTraffic: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        /// `20000 messages every 10ms`
        case count(Int, every: Duration)
        /// `50/s for 60s`
        case rate(Decimal, length: Duration)
        /// `replay message_log.jsonl x2`: a recorded chat, its authors, gaps and sizes.
        case replay(file: String, speed: Decimal)
    }

    package var source = Source.count(1000, every: .milliseconds(10))
    /// Bytes of text.
    package var size = 100
    /// Nil: all peers in turn.
    package var author: Name?

    package init() {}

    package init(_ source: Source, size: Int = 100, from author: Name? = nil) {
        self.source = source
        self.size = size
        self.author = author
    }
}

extension LabTraffic {
    /// How many messages, if no recording is needed to know it.
    package var count: Int? {
        switch source {
        case .count(let count, _): count
        case .rate(let rate, let length):
            // Within bounds that the parser keeps: both factors are small.
            Int(UInt128(rate.units) * UInt128(length.nanoseconds) / 1_000_000_000_000)
        case .replay: nil
        }
    }

    /// From one message to the next; nil for a recording.
    package var gap: Duration? {
        switch source {
        case .count(_, let gap): gap
        case .rate(let rate, _): .nanoseconds(Int64(1_000_000_000_000 / rate.units))
        case .replay: nil
        }
    }

    /// The messages of a traffic that is no recording, in order of time.
    package func messages(among peers: [Name]) -> [LabMessage] {
        guard let count, let gap else { return [] }
        let author = author.flatMap { peers.firstIndex(of: $0) }
        return (0..<count).map {
            LabMessage(
                at: .nanoseconds(gap.nanoseconds * Int64($0)), author: author ?? $0 % peers.count,
                byteCount: size)
        }
    }
}
