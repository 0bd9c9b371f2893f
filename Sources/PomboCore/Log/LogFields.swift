// The small parts of a line, written straight into its bytes.

extension OutputSpan<UInt8> {
    /// Inlined, so that the compiler sees the literal: 3 ns for a key.
    @inline(__always)
    mutating func append(literal text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Decimal digits, two at a time from the right, as `less` and `jq` expect them.
    @inline(__always)
    mutating func append(decimal value: UInt64) {
        if value < 10 {
            append(0x30 + UInt8(truncatingIfNeeded: value))
            return
        }
        var digits = InlineArray<20, UInt8>(repeating: 0x30)
        var first = 20
        var rest = value
        while rest >= 10 {
            let (above, pair) = rest.quotientAndRemainder(dividingBy: 100)
            let low = UInt8(truncatingIfNeeded: pair)
            first -= 2
            digits[first] = 0x30 + low / 10
            digits[first + 1] = 0x30 + low % 10
            rest = above
        }
        if rest > 0 {
            first -= 1
            digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest)
        }
        append(copying: digits.span.extracting(first..<20))
    }

    /// A time before 1970 only comes from a broken clock; it is still a number.
    @inline(__always)
    mutating func append(decimal value: Int64) {
        if value < 0 { append(0x2D) }
        append(decimal: value.magnitude)
    }

    @inline(__always)
    mutating func append(hex64 value: UInt64) {
        append(hex32: UInt32(truncatingIfNeeded: value >> 32))
        append(hex32: UInt32(truncatingIfNeeded: value))
    }

    @inline(__always)
    mutating func append(hex32 value: UInt32) {
        for shift in stride(from: 28, through: 0, by: -4) {
            append(Self.hexDigit(UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 0xF))
        }
    }

    @inline(__always)
    static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? 0x30 + nibble : 0x57 + nibble
    }
}
