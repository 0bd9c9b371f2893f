/// What a field of a datagram can hold: a number, its most significant byte first.
package protocol WireValue: Sendable {
    static var byteCount: Int { get }

    init(_ bytes: Span<UInt8>, at offset: Int)

    func append(to out: inout OutputSpan<UInt8>)
}

extension UInt8: WireValue {}
extension UInt16: WireValue {}
extension UInt32: WireValue {}
extension UInt64: WireValue {}

/// Which width it is, is known where it is compiled: one case of each remains.
extension WireValue where Self: FixedWidthInteger {
    @inline(__always)
    package static var byteCount: Int { bitWidth / 8 }

    @inline(__always)
    package init(_ bytes: Span<UInt8>, at offset: Int) {
        switch Self.bitWidth {
        case 8: self.init(truncatingIfNeeded: bytes[offset])
        case 16: self.init(truncatingIfNeeded: bytes.word16(at: offset))
        case 32: self.init(truncatingIfNeeded: bytes.word32(at: offset))
        default: self.init(truncatingIfNeeded: bytes.word64(at: offset))
        }
    }

    @inline(__always)
    package func append(to out: inout OutputSpan<UInt8>) {
        switch Self.bitWidth {
        case 8: out.append(UInt8(truncatingIfNeeded: self))
        case 16: out.append(word16: UInt16(truncatingIfNeeded: self))
        case 32: out.append(word32: UInt32(truncatingIfNeeded: self))
        default: out.append(word64: UInt64(truncatingIfNeeded: self))
        }
    }
}

/// Microseconds.
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
