/// Sentences of the program's own in rows that end between words. What people say is left whole for
/// the terminal to wrap, so that it can be copied.
package enum WordWrap {
    /// The rows of a paragraph; all but the first begin with `indent`. A word that is longer than a
    /// row is the terminal's business.
    package static func rows(of text: String, columns: Int, indent: String) -> [String] {
        var rows = [""]
        var width = 0
        var blank = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let wordWidth = DisplayWidth.of(word)
            if width + blank.count + wordWidth > columns, width > indent.count {
                rows.append(indent + word)
                width = indent.count + wordWidth
            } else {
                rows[rows.count - 1] += blank + word
                width += blank.count + wordWidth
            }
            blank = " "
        }
        return rows
    }

    /// A remark on the screen: two dashes before its first row, all else below it.
    package static func remark(_ text: String, columns: Int) -> [String] {
        text.split(separator: "\n").enumerated().flatMap { index, line in
            rows(of: (index == 0 ? "-- " : "   ") + line, columns: columns, indent: "   ")
        }
    }

    /// The same before there is a screen; its lines bring their own margin.
    package static func remark(_ text: String, lead: String, columns: Int) -> String {
        let rows = text.split(separator: "\n").enumerated().flatMap { index, line in
            Self.rows(
                of: (index == 0 ? lead : "") + line, columns: columns,
                indent: index == 0 ? "  " : String(line.prefix { $0 == " " }))
        }
        return rows.map { $0 + "\n" }.joined()
    }
}
