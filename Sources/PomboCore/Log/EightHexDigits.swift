/// Eight hex digits in one word, the first one highest, read all at once: several times faster
/// than one by one.
struct EightHexDigits {
    private let letters: UInt64

    init(_ letters: UInt64) { self.letters = letters }

    /// What they say, in lower case; nil if one of them is none.
    @inline(__always)
    var value: UInt32? {
        // One for each `a` to `f`, if all are what they should be: 0x61 to 0x66, or 0x30 to 0x39.
        let isLetter = letters >> 6 & Self.each(1)
        let values = (letters & Self.each(0x0F)) &+ isLetter &* 9
        let isTenOrMore = (values &+ Self.each(6)) >> 4 & Self.each(1)
        guard letters & Self.each(0xF0) == Self.each(0x30) &+ isLetter &* 0x30,
            isTenOrMore == isLetter, values & Self.each(0x10) == 0
        else { return nil }
        let pairs = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: fours | fours >> 16)
    }

    /// The same byte eight times.
    @inline(__always)
    private static func each(_ byte: UInt64) -> UInt64 { 0x0101_0101_0101_0101 &* byte }
}
