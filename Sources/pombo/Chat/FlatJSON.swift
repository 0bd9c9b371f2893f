/// One JSON object without anything nested in it: how bots say what they want.
struct FlatJSON {
    enum Value: Equatable {
        case text(String)
        case number(Int)
        case truth(Bool)
        case null
    }

    private(set) var values: [String: Value] = [:]
    private var rest: Substring.UnicodeScalarView

    /// Nil for what is no such object.
    init?(_ line: String) {
        rest = Substring(line).unicodeScalars
        guard readObject() else { return nil }
        skipBlanks()
        guard rest.isEmpty else { return nil }
    }

    subscript(key: String) -> Value? { values[key] }

    func text(_ key: String) -> String? {
        if case .text(let text) = values[key] { return text }
        return nil
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func readObject() -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard let key = readText(), take(":"), let value = readValue() else { return false }
            values[key] = value
        } while take(",")
        return take("}")
    }

    private mutating func readValue() -> Value? {
        skipBlanks()
        if rest.first == "\"" { return readText().map { .text($0) } }
        let word = String(rest.prefix { $0.properties.isAlphabetic || $0 == "-" || isDigit($0) })
        rest = rest.dropFirst(word.unicodeScalars.count)
        switch word {
        case "true": return .truth(true)
        case "false": return .truth(false)
        case "null": return .null
        default: return Int(word).map { .number($0) }
        }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

    private mutating func readText() -> String? {
        guard take("\"") else { return nil }
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return String(text)
            case "\\":
                guard let escaped = readEscape() else { return nil }
                text.append(escaped)
            case "\u{0}"..<"\u{20}": return nil
            default: text.append(scalar)
            }
        }
        return nil
    }

    private mutating func readEscape() -> Unicode.Scalar? {
        switch rest.popFirst() {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u": return readUnicode()
        case let other?: return "\"\\/".unicodeScalars.contains(other) ? other : nil
        case nil: return nil
        }
    }

    /// Four hexadecimal digits, or a pair of surrogates.
    private mutating func readUnicode() -> Unicode.Scalar? {
        guard let high = readUnit() else { return nil }
        guard 0xD800..<0xDC00 ~= high else { return Unicode.Scalar(high) }
        guard rest.popFirst() == "\\", rest.popFirst() == "u", let low = readUnit(),
            0xDC00..<0xE000 ~= low
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func readUnit() -> UInt32? {
        let digits = String(rest.prefix(4))
        guard digits.unicodeScalars.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
        rest = rest.dropFirst(4)
        return UInt32(digits, radix: 16)
    }
}
