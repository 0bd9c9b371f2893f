/// What a field of a datagram can hold: a number, its most significant byte first.
package protocol WireValue: Sendable {
    static var byteCount: Int { get }

    init(_ bytes: Span<UInt8>, at offset: Int)

    func append(to out: inout OutputSpan<UInt8>)
}

extension UInt8: WireValue {
    @inline(__always)
    package static var byteCount: Int { 1 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) { self = bytes[offset] }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) { out.append(self) }
}

extension UInt16: WireValue {
    @inline(__always)
    package static var byteCount: Int { 2 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) { self = bytes.word16(at: offset) }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) { out.append(word16: self) }
}

extension UInt32: WireValue {
    @inline(__always)
    package static var byteCount: Int { 4 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) { self = bytes.word32(at: offset) }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) { out.append(word32: self) }
}

extension UInt64: WireValue {
    @inline(__always)
    package static var byteCount: Int { 8 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) { self = bytes.word64(at: offset) }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) { out.append(word64: self) }
}

/// A point in time, in microseconds.
extension WallTime: WireValue {
    @inline(__always)
    package static var byteCount: Int { 8 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) {
        self.init(microseconds: Int64(bitPattern: bytes.word64(at: offset)))
    }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) {
        out.append(word64: UInt64(bitPattern: microseconds))
    }
}
