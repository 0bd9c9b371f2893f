// An address inside a line: the same words as `Address.description`, without a string in between.

extension OutputSpan<UInt8> {
    /// The longest: `[ffff:…:ffff%4294967295]:65535`.
    @inline(__always)
    static var addressLimit: Int { 60 }

    mutating func append(address: Address) {
        if let word = address.ipv4 {
            append(decimal: UInt64(word >> 24))
            for shift: UInt32 in [16, 8, 0] {
                append(0x2E)
                append(decimal: UInt64(word >> shift & 0xFF))
            }
        } else {
            append(0x5B)
            append(groupsOf: address)
            if address.scope != 0 {
                append(0x25)
                append(decimal: UInt64(address.scope))
            }
            append(0x5D)
        }
        append(0x3A)
        append(decimal: UInt64(address.port))
    }

    /// Eight groups, the longest run of at least two zeros as `::` (RFC 5952).
    private mutating func append(groupsOf address: Address) {
        let run = Self.longestZeros(address)
        var index = 0
        while index < 8 {
            if index == run.lowerBound && run.count > 1 {
                append(literal: "::")
                index = run.upperBound
                continue
            }
            if index > 0 && !(index == run.upperBound && run.count > 1) { append(0x3A) }
            append(shortHex: Self.group(address, index))
            index += 1
        }
    }

    private static func longestZeros(_ address: Address) -> Range<Int> {
        var best = 0..<0
        var start = 0
        for index in 0...8 where index == 8 || group(address, index) != 0 {
            if index - start > best.count { best = start..<index }
            start = index + 1
        }
        return best
    }

    private static func group(_ address: Address, _ index: Int) -> UInt16 {
        let word = index < 4 ? address.high : address.low
        return UInt16(truncatingIfNeeded: word >> UInt64(48 - index % 4 * 16))
    }

    private mutating func append(shortHex group: UInt16) {
        var isLeading = true
        for shift: UInt16 in [12, 8, 4, 0] {
            let nibble = UInt8(truncatingIfNeeded: group >> shift) & 0xF
            if isLeading && nibble == 0 && shift > 0 { continue }
            isLeading = false
            append(Self.hexDigit(nibble))
        }
    }
}
