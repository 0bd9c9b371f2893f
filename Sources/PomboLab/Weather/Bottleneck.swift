import PomboCore

/// A slow stretch: datagrams leave one after the other, and who would wait too long is dropped.
struct Bottleneck: Hashable, Sendable {
    let bitsPerSecond: Int64
    let queue: Int64
    private var freeAt = Int64.min

    init(_ rate: Weather.Rate) {
        bitsPerSecond = Int64(rate.bitsPerSecond)
        queue = rate.queue.nanoseconds
    }

    /// When the last bit has left, or nil if the queue is full. Only the datagram's own bytes
    /// count: what surrounds them differs from network to network.
    mutating func departure(of byteCount: Int, at now: Int64) -> Int64? {
        let start = max(now, freeAt)
        guard start - now <= queue else { return nil }
        let time = (Int64(byteCount) * 8_000_000_000 + bitsPerSecond - 1) / bitsPerSecond
        freeAt = start + time
        return freeAt
    }
}
