/// A non-negative decimal number kept as a whole number of its last place, so that reading and
/// printing never round.
package struct Decimal: Hashable, Sendable {
    package var units: UInt64
    /// How many digits of `units` stand behind the point; at most 18.
    package var places: Int

    package init(units: UInt64, places: Int) {
        precondition((0...18).contains(places))
        self.units = units
        self.places = places
    }

    /// Reads `12`, `0.5` or `.5` in units of 10^-places. Nil where a digit would be lost.
    package init?(_ text: some StringProtocol, places: Int) {
        var units: UInt64 = 0
        var digitCount = 0
        var behind: Int?
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), behind == nil {
                behind = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            digitCount += 1
            if let count = behind {
                if count == places {
                    guard byte == UInt8(ascii: "0") else { return nil }
                    continue
                }
                behind = count + 1
            }
            guard let next = Self.append(byte - UInt8(ascii: "0"), to: units) else { return nil }
            units = next
        }
        guard digitCount > 0 else { return nil }
        for _ in (behind ?? 0)..<places {
            guard let next = Self.append(0, to: units) else { return nil }
            units = next
        }
        self.init(units: units, places: places)
    }

    private static func append(_ digit: UInt8, to units: UInt64) -> UInt64? {
        let (tenfold, overflowed) = units.multipliedReportingOverflow(by: 10)
        let (sum, carried) = tenfold.addingReportingOverflow(UInt64(digit))
        return overflowed || carried ? nil : sum
    }
}

extension Decimal: CustomStringConvertible {
    /// The shortest way to write it: `12`, `0.5`.
    package var description: String {
        let digits = String(units)
        let padding = String(repeating: "0", count: max(0, places + 1 - digits.count))
        let padded = padding + digits
        var fraction = padded.suffix(places)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = padded.dropLast(places)
        return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    }
}
