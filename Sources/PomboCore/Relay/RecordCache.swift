/// The last stamped records as they travel, oldest overwritten first: what repairs are cut from.
/// A position counts all bytes ever appended, so that a stale one is recognised.
struct RecordCache: Equatable, Sendable {
    private var bytes: [UInt8] = []
    private let capacity: Int
    /// The position behind the newest record.
    private var end = 0

    init(capacity: Int) {
        precondition(capacity >= Record.sizeLimit)
        self.capacity = capacity
    }

    /// Copies the record at `range` in and says where it stands. It never wraps: it is one range.
    mutating func append(_ source: [UInt8], _ range: Range<Int>) -> Int {
        let record = source.span.extracting(range)
        let room = capacity - end % capacity
        if record.count > room { end += room }
        let start = end % capacity
        if start + record.count > bytes.count {
            bytes.append(
                contentsOf: repeatElement(0, count: start + record.count - bytes.count))
        }
        var target = bytes.mutableSpan
        for index in record.indices { target[start + index] = record[index] }
        defer { end += record.count }
        return end
    }

    /// The record of `byteCount` bytes at a position; nil when it was overwritten.
    func range(at position: Int, byteCount: Int) -> Range<Int>? {
        guard position >= 0, position + capacity >= end else { return nil }
        let start = position % capacity
        return start..<start + byteCount
    }

    /// Appends the record at `range` to other bytes.
    func copy(_ range: Range<Int>, to other: inout [UInt8]) {
        other.append(copying: bytes.span.extracting(range))
    }
}
