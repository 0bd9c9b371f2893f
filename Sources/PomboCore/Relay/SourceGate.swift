/// How many answers each source of unproven datagrams gets: fixed counters for 1,024 keyed
/// buckets, so that a million forged addresses cost no memory and cannot aim at a bucket.
struct SourceGate: Equatable, Sendable {
    private let secret: Secret
    private let perSource: Int
    private let inAll: Int
    private let window: Duration
    private var counts = Array(repeating: 0, count: RelayLimit.sourceBuckets)
    private var total = 0
    private var windowEnd = Instant.zero

    init(secret: Secret, perSource: Int, inAll: Int, window: Duration) {
        self.secret = secret
        self.perSource = perSource
        self.inAll = inAll
        self.window = window
    }

    func allows(_ source: Source, at now: Instant) -> Bool {
        now >= windowEnd || counts[bucket(of: source)] < perSource && total < inAll
    }

    mutating func count(_ source: Source, at now: Instant) {
        if now >= windowEnd {
            windowEnd = now + window
            total = 0
            for index in counts.indices { counts[index] = 0 }
        }
        counts[bucket(of: source)] += 1
        total += 1
    }

    mutating func pass(_ source: Source, at now: Instant) -> Bool {
        guard allows(source, at: now) else { return false }
        count(source, at: now)
        return true
    }

    private func bucket(of source: Source) -> Int {
        let hash = SipHash.of(source.high, source.low, under: secret)
        return Int(hash & UInt64(RelayLimit.sourceBuckets - 1))
    }
}
