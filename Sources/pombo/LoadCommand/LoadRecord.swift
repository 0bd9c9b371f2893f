import PomboCore

/// What the load keeps of a stamped record: its place, and who wrote it.
struct LoadRecord {
    var seq: UInt64
    var prev: UInt64
    var client: UInt64
    var cseq: UInt32
    var kind: UInt8

    /// The record at `offset`, behind which it moves; nil at the padding or the end. Its text is
    /// not looked at: a thousand members in one process have to read faster than one relay writes.
    @inline(__always)
    init?(_ datagram: Span<UInt8>, at offset: inout Int) {
        guard offset + 43 <= datagram.count else { return nil }
        let byteCount = Int(datagram.word16(at: offset))
        if byteCount < 41 { return nil }
        seq = datagram.word64(at: offset + 2)
        prev = datagram.word64(at: offset + 10)
        client = datagram.word64(at: offset + 26)
        cseq = datagram.word32(at: offset + 34)
        kind = datagram[offset + 38]
        offset += 2 + byteCount
    }
}
