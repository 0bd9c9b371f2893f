/// How a piece of text looks. Colour only repeats what the words say already.
struct Style: Hashable, Sendable {
    enum Color: UInt8, CaseIterable, Sendable {
        case red = 31
        case green, yellow, blue, magenta, cyan
    }

    var color: Color?
    var isBold = false
    var isDim = false

    static let plain = Style()
    static let dim = Style(isDim: true)
    static let bold = Style(isBold: true)

    /// The colour of a name: the same on every screen and in every run. Two names may share one,
    /// which is why a line always says the name as well.
    static func name(_ name: String, isOwn: Bool = false) -> Style {
        // FNV-1a: short, and letters that change places change it.
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.lowercased().utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        let colors = Color.allCases
        return Style(color: colors[Int(hash % UInt32(colors.count))], isBold: isOwn)
    }

    /// Select Graphic Rendition: what turns the plain style into this one.
    var codes: String {
        if self == .plain { return "" }
        var numbers: [UInt8] = []
        if isBold { numbers.append(1) }
        if isDim { numbers.append(2) }
        if let color { numbers.append(color.rawValue) }
        return "\u{1B}[" + numbers.map(String.init).joined(separator: ";") + "m"
    }

    static let reset = "\u{1B}[0m"
}
