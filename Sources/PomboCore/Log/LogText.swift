/// Text inside a line: JSON escapes for whatever could break a line or mislead a terminal, and
/// nothing else. Escaped are `"` and `\`, C0, DEL and C1, the line separators U+2028 and U+2029,
/// and the bidi overrides and isolates: so `cat` and `less` show a log safely.
enum LogText {
    /// A byte of text that grows most: `\u007f` for DEL.
    static let growth = 6

    /// How many bytes the character that begins at `index` has if it must be written `\uXXXX`,
    /// else zero. Only for bytes from 0x80 up: the others are decided by themselves.
    @inline(__always)
    static func escapedWidth(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        switch bytes[index] {
        case 0xC2 where index + 1 < bytes.count:
            return bytes[index + 1] < 0xA0 ? 2 : 0
        case 0xE2 where index + 2 < bytes.count:
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            if second == 0x80 { return 0xA8...0xAE ~= third ? 3 : 0 }
            return second == 0x81 && 0xA6...0xA9 ~= third ? 3 : 0
        default:
            return 0
        }
    }

    /// Plain ASCII without anything to escape. All in one, and no way out in the middle: anything
    /// else makes it look at one byte at a time, which takes ten times as long.
    @inline(__always)
    static func isPlain(_ text: Span<UInt8>) -> Bool {
        var odd: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            odd |=
                (byte < 0x20 ? 1 : 0) | (byte > 0x7E ? 1 : 0) | (byte == 0x22 ? 1 : 0)
                | (byte == 0x5C ? 1 : 0)
        }
        return odd == 0
    }

    /// The same set as numbers, for the parser: what may stand behind `\u`. TAB is `\t`.
    static func isEscaped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The character whose bytes begin at `index`.
    static func scalar(_ text: Span<UInt8>, _ index: Int, _ width: Int) -> UInt32 {
        if width == 2 {
            return UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
        }
        return UInt32(text[index] & 0xF) << 12 | UInt32(text[index + 1] & 0x3F) << 6
            | UInt32(text[index + 2] & 0x3F)
    }
}

extension OutputSpan<UInt8> {
    /// Appends `text` as the inside of a JSON string; there must be room for its growth.
    @inline(__always)
    mutating func append(escaping text: Span<UInt8>) {
        if LogText.isPlain(text) {
            append(copying: text)
        } else {
            append(escapingSlowly: text)
        }
    }

    @inline(never)
    private mutating func append(escapingSlowly text: Span<UInt8>) {
        guard (try? UTF8Span(validating: text)) != nil else {
            // What the relay stamps was checked; this keeps the line whole if somebody did not.
            // One byte can become three: still less than the growth that there is room for.
            var copy: [UInt8] = []
            copy.append(copying: text)
            append(escapingSlowly: [UInt8](String(decoding: copy, as: UTF8.self).utf8).span)
            return
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte >= 0x80 {
                let width = LogText.escapedWidth(text, index)
                if width > 0 {
                    append(escape: LogText.scalar(text, index, width))
                    index += width
                    continue
                }
                append(byte)
            } else if byte == 0x22 || byte == 0x5C {
                append(0x5C)
                append(byte)
            } else if byte == 0x09 {
                append(literal: "\\t")
            } else if byte < 0x20 || byte == 0x7F {
                append(escape: UInt32(byte))
            } else {
                append(byte)
            }
            index += 1
        }
    }

    private mutating func append(escape scalar: UInt32) {
        append(literal: "\\u")
        for shift: UInt32 in [12, 8, 4, 0] {
            append(Self.hexDigit(UInt8(truncatingIfNeeded: scalar >> shift) & 0xF))
        }
    }
}
