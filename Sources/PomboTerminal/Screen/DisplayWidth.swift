/// How many terminal columns a text takes.
///
/// A line that takes more columns than the program believes wraps where it should not, and whatever
/// is redrawn after it is a row off. The standard library knows categories and emoji but no East
/// Asian Width, so the wide scalars that are no emoji stand here as ranges (Unicode 17).
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// One grapheme cluster: at most two columns, however many scalars it is made of.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return of(first) }
        if first.properties.isEmoji, scalars.contains(where: isEmojiPart) { return 2 }
        return min(scalars.reduce(0) { $0 + of($1) }, 2)
    }

    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if 0x20...0x7E ~= scalar.value { return 1 }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator:
            return 0
        case .format where !visibleFormats.contains(where: { $0 ~= scalar.value }):
            return 0
        // Terminals that know no clusters give it a column of its own.
        case .spacingMark: return 1
        default: break
        }
        if isJoiningJamo(scalar.value) { return 0 }
        if scalar.value < 0x1100 { return 1 }
        return properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
    }

    /// What turns the scalar before it into a picture, or is part of one.
    private static func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFE0F, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F: true
        case 0x200D: true
        default: scalar.properties.isEmojiModifier
        }
    }

    /// Vowels and finals of Hangul syllables stand within the block of their first letter.
    private static func isJoiningJamo(_ value: UInt32) -> Bool {
        0x1160...0x11FF ~= value || 0xD7B0...0xD7FB ~= value || value == 0x3164 || value == 0xFFA0
    }

    /// Signs that enclose the digits that follow (numbers, verses), and the soft hyphen.
    private static let visibleFormats: [ClosedRange<UInt32>] = [
        0xAD...0xAD, 0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891, 0x8E2...0x8E2,
        0x110BD...0x110BD, 0x110CD...0x110CD,
    ]

    private static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = wide.count
        while low < high {
            let middle = (low + high) / 2
            if value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
        }
        return low < wide.count && wide[low].contains(value)
    }

    /// East Asian wide and fullwidth. What no one has assigned yet within a range counts as wide.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
        0x3041...0x3163, 0x3165...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB,
        0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
