/// Text from the wire, the log or a file name, in a form that cannot control a terminal.
///
/// Controls and whatever turns the writing direction become visible; what cannot be seen and means
/// nothing where it stands is dropped; marks are bounded, so that a line stays within its row.
/// Applied twice it changes nothing.
package enum SafeText {
    /// Tibetan stacks and pointed Hebrew need four marks on a letter; nobody needs fifty.
    static let markLimit = 4
    /// A family of four and a kiss have three joins, and hardly a word has more in one cluster of
    /// letters. Terminals that know no clusters would draw an endless one over many rows.
    static let joinLimit = 4
    /// A tab would move to a stop that depends on the column it stands in.
    static let tab = "    "

    package static func of(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return String(text) }
        var filter = SafeTextFilter()
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            filter.take(scalars[index], next: index + 1 < scalars.count ? scalars[index + 1] : nil)
        }
        return String(filter.output)
    }
}
