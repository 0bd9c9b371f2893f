/// The scalars of a text in turn, each judged together with its neighbours.
struct SafeTextFilter {
    private(set) var output = String.UnicodeScalarView()
    private var last: Unicode.Scalar?
    private var markCount = 0
    private var joinCount = 0
    private var isInFlag = false

    mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
        switch scalar.value {
        case 0x20...0x7E: keep(scalar)
        case 0x09: write(SafeText.tab)
        case 0..<0x20: write(Unicode.Scalar(0x2400 + scalar.value)!)
        case 0x7F: write("\u{2421}")
        case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028...0x2029, 0xFFF9...0xFFFB:
            write("<U+" + String(scalar.value, radix: 16, uppercase: true) + ">")
        case 0x200C, 0x200D: join(scalar, next)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: vary(scalar, next)
        case 0xE0020...0xE007F: tag(scalar)
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2065: break
        default: other(scalar)
        }
    }

    private mutating func other(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: mark(scalar)
        case .format where DisplayWidth.of(scalar) == 0 || scalar.value == 0xAD: break
        // Invisible by definition, whether assigned already or not.
        case .unassigned where properties.isDefaultIgnorableCodePoint: break
        default:
            if DisplayWidth.of(scalar) == 0 || Self.isLeadingJamo(scalar, after: last) {
                mark(scalar)
            } else if !properties.isEmojiModifier || last == nil {
                keep(scalar)
            } else if last?.properties.isEmojiModifier == false {
                append(scalar)
            }
        }
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        guard markCount < SafeText.markLimit else { return }
        if Self.links(scalar) {
            guard joinCount < SafeText.joinLimit else { return }
            joinCount += 1
        }
        // Without a letter of its own it would sit on whatever the screen draws before it.
        if last == nil { keep("\u{25CC}") }
        markCount += 1
        append(scalar)
    }

    /// Joiners mean something between emoji and within words of scripts that join; elsewhere they
    /// only make two texts look alike.
    private mutating func join(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) {
        guard let last, let next, last.value > 0x7F, last.value != scalar.value,
            joinCount < SafeText.joinLimit
        else { return }
        let isPicture =
            Self.isPicture(last) || last.properties.isEmojiModifier
            || last.value == 0xFE0F
        let joins =
            isPicture
            ? scalar.value == 0x200D && Self.isPicture(next) : Self.joins(last) && Self.joins(next)
        guard joins else { return }
        joinCount += 1
        append(scalar)
    }

    /// One selector behind what it selects a form of.
    private mutating func vary(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) {
        guard let last, last.value > 0x7F || next?.value == 0x20E3,
            !last.properties.isVariationSelector, last.value != 0x200D,
            scalar.value < 0xE0000
                ? DisplayWidth.of(last) > 0 : last.properties.isIdeographic
        else { return }
        append(scalar)
    }

    /// The flags of parts of a country are a black flag and letters that cannot be seen.
    private mutating func tag(_ scalar: Unicode.Scalar) {
        guard isInFlag, markCount < 8 else { return }
        markCount += 1
        if scalar.value == 0xE007F { isInFlag = false }
        append(scalar)
    }

    /// A scalar that begins something new, unless a joiner stands before it.
    private mutating func keep(_ scalar: Unicode.Scalar) {
        if let last, last.value != 0x200D, !Self.links(last) { joinCount = 0 }
        markCount = 0
        isInFlag = scalar.value == 0x1F3F4
        append(scalar)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        output.append(scalar)
        last = scalar
    }

    private mutating func write(_ scalar: Unicode.Scalar) { keep(scalar) }

    private mutating func write(_ text: String) { text.unicodeScalars.forEach { keep($0) } }

    /// The sign that takes a letter's vowel away and ties it to the next.
    private static func links(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.canonicalCombiningClass == .virama
    }

    /// First letters of Hangul syllables join each other without an end.
    private static func isLeadingJamo(
        _ scalar: Unicode.Scalar, after last: Unicode.Scalar?
    ) -> Bool {
        let jamo: ClosedRange<UInt32> = 0x1100...0x115F
        return jamo.contains(scalar.value) && last.map { jamo.contains($0.value) } == true
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji && scalar.value > 0x7F
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .otherLetter, .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
