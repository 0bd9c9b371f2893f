/// Several lines were pasted: nobody wants to send a page to a room by accident.
package struct PasteQuestion: Equatable, Sendable {
    package enum Answer: Equatable, Sendable {
        case asMany, asOne, nothing

        /// Yes is `y` or `s`, in whichever language the question was.
        package init?(_ key: Key) {
            switch key {
            case .text("y"), .text("Y"), .text("s"), .text("S"): self = .asMany
            case .text("j"), .text("J"): self = .asOne
            case .text("n"), .text("N"), .escape, .control("c"), .control("g"), .backspace:
                self = .nothing
            default: return nil
            }
        }
    }

    package var lines: [String]

    /// The lines that say something, without controls. A tab stays.
    package static func lines(of text: String) -> [String] {
        let breaks: (Character) -> Bool = { $0.isNewline }
        return text.split(whereSeparator: breaks).compactMap { part in
            let kept = part.unicodeScalars.filter {
                $0.properties.generalCategory != .control || $0 == "\t"
            }
            let line = String(String.UnicodeScalarView(kept))
            return line.allSatisfy(\.isWhitespace) ? nil : line
        }
    }
}
