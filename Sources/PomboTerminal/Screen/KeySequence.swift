/// What the sequences mean that terminals send for keys without a character.
enum KeySequence {
    /// `ESC O` and a letter.
    static func single(_ final: UInt8) -> Key {
        // The keypad's own enter.
        final == UInt8(ascii: "M") ? .enter : arrow(final, modified: false) ?? .unknown
    }

    /// `ESC [`, parameters, a final byte.
    static func control(_ parameters: [UInt8], final: UInt8) -> Key {
        let parts = parameters.split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let numbers = parts.map { Int(String(decoding: $0, as: UTF8.self)) }
        // One plus a bit each: shift 1, alt 2, control 4.
        let modifier = numbers.count > 1 ? (numbers[1] ?? 1) - 1 : 0
        let movesByWord = modifier & 6 != 0
        switch final {
        case UInt8(ascii: "Z"): return .backtab
        case UInt8(ascii: "~"): return numbered(numbers.first ?? nil, movesByWord)
        default:
            if parts.count > 2 { return .unknown }
            return arrow(final, modified: movesByWord) ?? .unknown
        }
    }

    private static func arrow(_ final: UInt8, modified: Bool) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): modified ? .wordRight : .right
        case UInt8(ascii: "D"): modified ? .wordLeft : .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func numbered(_ number: Int?, _ modified: Bool) -> Key {
        switch number {
        case 1, 7: .home
        case 4, 8: .end
        case 3: modified ? .alt("d") : .delete
        case 5: .pageUp
        case 6: .pageDown
        default: .unknown
        }
    }
}
