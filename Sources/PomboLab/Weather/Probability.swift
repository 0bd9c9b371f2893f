/// A probability as an exact decimal, and the threshold that a random word is held against.
///
/// An event happens iff `word >> 11 < threshold`. For one word, raising the probability can only
/// turn "no" into "yes": this is what makes runs at different losses comparable message by message.
package struct Probability: Hashable, Sendable {
    /// In units of 10^-18, so that what a person typed is kept exactly.
    package let attos: UInt64
    /// ⌊p · 2^53⌋.
    package let threshold: UInt64

    package static let never = Probability(attos: 0)
    package static let always = Probability(attos: one)

    static let one: UInt64 = 1_000_000_000_000_000_000
    /// 1 as a threshold. Doubles have 53 bits, so other programs can do the same sum exactly.
    static let certain: UInt64 = 1 << 53

    package init(attos: UInt64) {
        precondition(attos <= Self.one)
        self.attos = attos
        threshold = UInt64(UInt128(attos) << 53 / UInt128(Self.one))
    }

    /// Reads `20%` or `0.2`; nil for anything else, and for more than 1.
    package init?(_ text: some StringProtocol) {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? text.dropLast() : text[...]
        guard let number = Decimal(digits, places: isPercent ? 16 : 18), number.units <= Self.one
        else { return nil }
        self.init(attos: number.units)
    }

    package static func percent(_ number: UInt64) -> Probability {
        Probability(attos: number * (one / 100))
    }

    @inline(__always)
    package func happens(_ word: UInt64) -> Bool { word >> 11 < threshold }

    package var isZero: Bool { attos == 0 }

    /// For reports and closed forms; no decision is ever made with it.
    package var value: Double { Double(attos) / Double(Self.one) }
}

extension Probability: Comparable {
    package static func < (left: Probability, right: Probability) -> Bool {
        left.attos < right.attos
    }
}

extension Probability: CustomStringConvertible {
    /// As people write it: `5%`, `0.1%`.
    package var description: String { Decimal(units: attos, places: 16).description + "%" }
}
