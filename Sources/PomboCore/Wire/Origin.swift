/// Where a replayed record was stamped first.
package struct Origin: Hashable, Sendable {
    package var seq: UInt64
    package var time: WallTime

    package init(seq: UInt64, time: WallTime) {
        self.seq = seq
        self.time = time
    }
}

extension OutputSpan<UInt8> {
    mutating func append(origin: Origin) {
        append(word64: origin.seq)
        append(word64: UInt64(bitPattern: origin.time.microseconds))
    }
}
