/// A JSON value to be written. The members of an object stay in the order given.
package indirect enum JSON: Sendable {
    case null
    case truth(Bool)
    /// A number by its digits.
    case number(String)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    package init(_ text: some StringProtocol) { self = .text(String(text)) }

    package init(_ number: some BinaryInteger) { self = .number("\(number)") }

    /// Nothing is null.
    package init(_ number: (some BinaryInteger)?) {
        self = number.map { JSON($0) } ?? .null
    }

    /// A number with so many places behind the point; nothing is null.
    package init(_ number: Double?, places: Int) {
        self = number.map { .number(Figure.decimal($0, places: places)) } ?? .null
    }

    package init(_ numbers: [some BinaryInteger]) { self = .list(numbers.map { JSON($0) }) }

    /// On one line. `isAiry` has a blank behind each comma and colon, for people who read along.
    package func line(isAiry: Bool = false) -> String {
        let (comma, colon) = isAiry ? (", ", ": ") : (",", ":")
        switch self {
        case .null: return "null"
        case .truth(let truth): return "\(truth)"
        case .number(let digits): return digits
        case .text(let text): return Self.quoted(text)
        case .list(let values):
            return "[" + values.map { $0.line(isAiry: isAiry) }.joined(separator: comma) + "]"
        case .object(let members):
            let parts = members.map {
                Self.quoted($0.0) + colon + $0.1.line(isAiry: isAiry)
            }
            return "{" + parts.joined(separator: comma) + "}"
        }
    }

    /// A text as a JSON string: only what JSON demands is escaped, and what a terminal might obey.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
                "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByStringLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(booleanLiteral truth: Bool) { self = .truth(truth) }

    package init(stringLiteral text: String) { self = .text(text) }

    package init(dictionaryLiteral members: (String, JSON)...) { self = .object(members) }
}
