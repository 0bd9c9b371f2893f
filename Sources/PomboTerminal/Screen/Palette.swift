/// The colours that names get on a terminal.
package enum Palette: Sendable {
    /// The six of every terminal, as its owner set them.
    case basic
    /// Of the 256 of most terminals: with more of them fewer people share one.
    case wide

    /// Red, green, yellow, blue, magenta, cyan.
    static let basicNumbers: [UInt8] = [31, 32, 33, 34, 35, 36]
    /// Around the circle, each readable on black and on white: by WCAG's measure, more than 3.4
    /// times as bright or dark.
    static let wideNumbers: [UInt8] = [
        160, 166, 130, 100, 64, 28, 29, 30, 32, 63, 98, 134, 164, 168,
    ]

    /// Chosen by what a terminal says about itself.
    package init(environment: (String) -> String?) {
        let term = environment("TERM") ?? ""
        let isWide =
            term.contains("256color") || term.contains("direct")
            || !(environment("COLORTERM") ?? "").isEmpty
        self = isWide ? .wide : .basic
    }

    package func code(_ hue: UInt32) -> String {
        switch self {
        case .basic: "\(Self.basicNumbers[Int(hue % UInt32(Self.basicNumbers.count))])"
        case .wide: "38;5;\(Self.wideNumbers[Int(hue % UInt32(Self.wideNumbers.count))])"
        }
    }
}
