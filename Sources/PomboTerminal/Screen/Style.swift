/// How a piece of text looks. Colour only repeats what the words say already.
package struct Style: Hashable, Sendable {
    /// Of a name: whichever colours the terminal has, this picks one of them.
    package var hue: UInt32?
    var isBold = false
    var isDim = false

    package static let plain = Style()
    package static let dim = Style(isDim: true)
    package static let bold = Style(isBold: true)

    /// The colour of a name is the same in every run. Two names may share one, which is why a line
    /// always says the name as well.
    package static func name(_ name: String, isOwn: Bool = false) -> Style {
        // FNV-1a: short, and letters that change places change it.
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.lowercased().utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Style(hue: hash, isBold: isOwn)
    }

    /// Select Graphic Rendition: what turns the plain style into this one.
    package func codes(_ palette: Palette) -> String {
        if self == .plain { return "" }
        var codes: [String] = []
        if isBold { codes.append("1") }
        if isDim { codes.append("2") }
        if let hue { codes.append(palette.code(hue)) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    package static let reset = "\u{1B}[0m"
}
