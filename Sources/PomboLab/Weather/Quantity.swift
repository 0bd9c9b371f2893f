import PomboCore

/// How durations and rates are written in a weather: `250ms`, `160us`, `256kbit`.
package enum Quantity {
    /// Units of time and their nanoseconds, longest first as they are printed.
    static let timeUnits: [(name: String, nanoseconds: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
        ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1),
    ]
    /// Units of speed and their bits a second.
    static let rateUnits: [(name: String, bits: UInt64)] = [
        ("Gbit", 1_000_000_000), ("Mbit", 1_000_000), ("kbit", 1000), ("bit", 1),
    ]

    /// A number with its unit; `0` needs none. Nil where nanoseconds would be lost, and above a
    /// year: such a time can only be a slip.
    package static func duration(_ text: some StringProtocol) -> Duration? {
        if text == "0" { return .zero }
        guard let (number, unit) = split(text),
            let factor = timeUnits.first(where: { $0.name == unit })?.nanoseconds,
            let nanoseconds = scale(number, by: UInt64(factor)),
            nanoseconds <= 366 * 24 * 3_600_000_000_000
        else { return nil }
        return .nanoseconds(Int64(nanoseconds))
    }

    /// The duration in the longest unit that holds it whole.
    package static func text(_ duration: Duration) -> String {
        let nanoseconds = duration.nanoseconds
        guard nanoseconds != 0,
            let unit = timeUnits.first(where: { nanoseconds % $0.nanoseconds == 0 })
        else { return "0" }
        return "\(nanoseconds / unit.nanoseconds)\(unit.name)"
    }

    /// Bits a second. Capital or small letters: nobody means millibits.
    package static func rate(_ text: some StringProtocol) -> UInt64? {
        guard let (number, unit) = split(text),
            let factor = rateUnits.first(where: { $0.name.lowercased() == unit.lowercased() })?
                .bits,
            let bits = scale(number, by: factor), bits > 0, bits <= 1_000_000_000_000
        else { return nil }
        return bits
    }

    package static func text(rate bits: UInt64) -> String {
        guard let unit = rateUnits.first(where: { bits % $0.bits == 0 }) else {
            return "\(bits)bit"
        }
        return "\(bits / unit.bits)\(unit.name)"
    }

    private static func split(_ text: some StringProtocol) -> (number: String, unit: String)? {
        let number = text.prefix { $0 >= "0" && $0 <= "9" || $0 == "." }
        return number.isEmpty ? nil : (String(number), String(text.dropFirst(number.count)))
    }

    /// number · factor, if that is whole. Nine places reach nanoseconds of a second and of an hour.
    private static func scale(_ number: String, by factor: UInt64) -> UInt64? {
        guard let decimal = Decimal(number, places: 9) else { return nil }
        let product = UInt128(decimal.units) * UInt128(factor)
        guard product % 1_000_000_000 == 0 else { return nil }
        return UInt64(exactly: product / 1_000_000_000)
    }
}
