/// What somebody typed at one of the questions before a chat begins.
package enum Answer: Equatable {
    case yes
    case no
    case number(Int)
    case address(String)
    case unclear(String)

    /// To "which one?": Enter is the first.
    package init(choosing text: String, among count: Int) {
        let word = Self.trimmed(text)
        if word.isEmpty {
            self = .number(1)
        } else if word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
            // A number alone is never a host.
            let number = Int(word).flatMap { 1...count ~= $0 ? $0 : nil }
            self = number.map(Answer.number) ?? .unclear(word)
        } else {
            self = Self.other(word)
        }
    }

    /// To "host one here?": Enter is yes.
    package init(offered text: String) {
        let word = Self.trimmed(text)
        switch word.lowercased() {
        case "", "y", "yes", "s", "sim": self = .yes
        case "n", "no", "não", "nao": self = .no
        default: self = Self.other(word)
        }
    }

    /// To "leave it running?": only a clear yes is one.
    package init(leaving text: String) {
        switch Self.trimmed(text).lowercased() {
        case "y", "yes", "s", "sim": self = .yes
        default: self = .no
        }
    }

    private static func other(_ word: String) -> Answer {
        Endpoint(word) == nil ? .unclear(word) : .address(word)
    }

    private static func trimmed(_ text: String) -> String {
        String(
            text.trimmingPrefix(while: \.isWhitespace).reversed()
                .trimmingPrefix(while: \.isWhitespace).reversed())
    }
}
