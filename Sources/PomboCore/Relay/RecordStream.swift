/// One sequence of records that its members see whole and in order: a room's, or an inbox's.
/// It remembers the last 4,096 numbers and where their records lie in the cache.
struct RecordStream: Equatable, Sendable {
    let number: UInt32
    let tag: UInt64
    /// The number of the last committed record.
    private(set) var head: UInt64 = 0
    /// The same with the open batch counted in.
    var stagedHead: UInt64 = 0
    /// The `prev` of the oldest record that is remembered.
    private(set) var first: UInt64 = 0
    private var entries: [Entry] = []
    /// Where in `entries` the oldest stands once the ring is full.
    private var oldest = 0

    struct Entry: Equatable, Sendable {
        var seq: UInt64
        /// As the record says it: after damage not always the entry before.
        var prev: UInt64
        /// Nowhere in the cache: -1.
        var position: Int
        var byteCount: Int
    }

    init(number: UInt32, tag: UInt64, head: UInt64 = 0) {
        self.number = number
        self.tag = tag
        self.head = head
        stagedHead = head
        first = head
    }

    var count: Int { entries.count }

    /// The remembered entries, oldest first.
    subscript(index: Int) -> Entry {
        let place = oldest + index
        return entries[place < entries.count ? place : place - entries.count]
    }

    mutating func append(_ entry: Entry) {
        precondition(entry.seq > head)
        if entries.count < RelayLimit.repairDepth {
            entries.append(entry)
        } else {
            first = entries[oldest].seq
            entries[oldest] = entry
            oldest = oldest + 1 == entries.count ? 0 : oldest + 1
        }
        head = entry.seq
        stagedHead = max(stagedHead, head)
    }

    /// The place of the first entry above `seq`; `count` when there is none.
    func index(after seq: UInt64) -> Int {
        if seq >= head { return count }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].seq > seq { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Up to where nothing can be repaired for somebody who has delivered `seq`; nil: the next
    /// record follows it, or there is none.
    func lost(after seq: UInt64) -> UInt64? {
        let next = index(after: seq)
        let through = next < count ? self[next].prev : head
        return seq < through ? through : nil
    }

    /// The entries in a client's gaps, oldest first, at most `limit`. The first one that exists
    /// after what it has delivered is always among them, or nothing would ever move.
    func entries(for nack: Nack, limit: Int) -> [Entry] {
        var wanted: [Entry] = []
        let next = index(after: nack.delivered)
        if next < count { wanted.append(self[next]) }
        for place in 0..<nack.gaps.count {
            let gap = nack.gaps[place]
            var index = index(after: gap.after)
            while index < count, self[index].seq <= gap.upto {
                if wanted.count >= limit { return wanted }
                if self[index].seq > wanted.last?.seq ?? 0 { wanted.append(self[index]) }
                index += 1
            }
        }
        return wanted
    }
}
