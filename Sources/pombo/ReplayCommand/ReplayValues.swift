import PomboCore
import PomboTerminal

// The values that only a replay's options have.

extension ValueReader where Value == UInt64 {
    /// The number of a record, with its `#` or without.
    static var seq: ValueReader {
        ValueReader(.seq) { text in
            let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
            // No record has a larger one.
            guard let seq = UInt64(digits), seq <= UInt64(Int64.max) else { return nil }
            return digits.hasPrefix("+") ? nil : seq
        }
    }
}

extension ValueReader where Value == [Name] {
    /// One name or several with commas, with the signs they are shown with.
    static var names: ValueReader {
        ValueReader { text throws(ValueError) in
            var names: [Name] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let bare = part.hasPrefix("#") || part.hasPrefix("~") ? part.dropFirst() : part
                guard let name = Name(String(bare)) else { throw .unreadable(String(part), .name) }
                names.append(name)
            }
            return names
        }
    }
}

extension ValueReader where Value == [Kind] {
    static var kinds: ValueReader {
        ValueReader { text throws(ValueError) in
            var kinds: [Kind] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let kind = Kind(word: String(part)) else {
                    throw .notAmong(String(part), Kind.allCases.map(\.word))
                }
                kinds.append(kind)
            }
            return kinds
        }
    }
}

extension ValueReader where Value == Int {
    /// `1`, `2`, `0.5` in thousandths; `max` is as fast as possible.
    static var speed: ValueReader {
        ValueReader(.speed) { text in
            if text == "max" { return ReplayOptions.fastest }
            let number = text.hasSuffix("x") ? text.dropLast() : text[...]
            let parts = number.split(
                separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let digits = parts.count == 2 ? parts[1] : ""
            guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
                let whole = Int(parts[0]), whole <= 1_000_000, digits.count <= 3,
                let rest = Int(digits + String(repeating: "0", count: 3 - digits.count)),
                whole * 1000 + rest > 0
            else { return nil }
            return whole * 1000 + rest
        }
    }
}
