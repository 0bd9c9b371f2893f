/// Where a replayed record was stamped first.
package struct Origin: Hashable, Sendable {
    package var seq: UInt64
    package var time: WallTime

    package init(seq: UInt64, time: WallTime) {
        self.seq = seq
        self.time = time
    }

    /// Where they stand from where an origin begins.
    private static let seq = Field<UInt64>(0, "origin seq")
    private static let time = Field<WallTime>(8, "origin time")
    static var byteCount: Int { time.end }

    @inline(__always)
    init(_ datagram: Span<UInt8>, from start: Int) {
        seq = datagram[Self.seq, from: start]
        time = datagram[Self.time, from: start]
    }

    /// Called, not inlined: few records have one.
    func append(to out: inout OutputSpan<UInt8>) {
        seq.append(to: &out)
        time.append(to: &out)
    }
}
