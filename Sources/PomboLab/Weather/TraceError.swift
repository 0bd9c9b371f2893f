import PomboText

/// Why a recording could not be read, and in which line.
package struct TraceError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Problem: Hashable, Sendable {
        /// The first line is not that of a recording.
        case header
        /// Numbers go 1, 2, 3…
        case number(expected: Int)
        case line
    }

    /// From 1.
    package var line: Int
    package var problem: Problem

    package var description: String { phrase[.english] }

    package var phrase: Phrase {
        switch problem {
        case .header:
            Phrase(
                "Line 1 is not '\(Trace.header)': this is not a recording.",
                pt: "A linha 1 não é '\(Trace.header)': isto não é uma gravação.")
        case .number(let expected):
            Phrase(
                "Line \(line) should be about datagram \(expected).",
                pt: "A linha \(line) devia ser sobre o datagrama \(expected).")
        case .line:
            Phrase(
                "Line \(line) should be like '7 lost loss' or '7 20ms copy 25ms bit 17'.",
                pt: "A linha \(line) devia ser como '7 lost loss' ou '7 20ms copy 25ms bit 17'.")
        }
    }
}
