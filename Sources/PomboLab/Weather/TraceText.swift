import PomboCore
import PomboText

// A recording as text: a line a datagram, `7 lost loss` or `7 20ms copy 25ms bit 17`.
extension Trace: CustomStringConvertible {
    /// The number at its end is the version of the format.
    static let header = "pombo fates 1"

    package var description: String {
        var text = Self.header + "\n"
        for (index, entry) in entries.enumerated() {
            text += "\(index + 1) "
            if let cause = entry.cause {
                text += "lost \(cause.rawValue)"
            } else {
                text += Quantity.text(.nanoseconds(entry.delay))
                if let copy = entry.copyDelay {
                    text += " copy \(Quantity.text(.nanoseconds(copy)))"
                }
                if let bit = entry.corruptedBit { text += " bit \(bit)" }
            }
            text += "\n"
        }
        return text
    }

    package init(_ text: String) throws(TraceError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines[0] == Self.header else { throw TraceError(line: 1, problem: .header) }
        var entries: [Entry] = []
        for (index, line) in lines.enumerated().dropFirst() {
            if line.isEmpty, index == lines.count - 1 { break }
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard Decimal(words[0], places: 0)?.units == UInt64(entries.count + 1) else {
                let problem = TraceError.Problem.number(expected: entries.count + 1)
                throw TraceError(line: index + 1, problem: problem)
            }
            guard let entry = Self.entry(words.dropFirst()) else {
                throw TraceError(line: index + 1, problem: .line)
            }
            entries.append(entry)
        }
        self.init(entries)
    }

    private static func entry(_ words: ArraySlice<Substring>) -> Entry? {
        var words = words
        guard let first = words.popFirst() else { return nil }
        if first == "lost" {
            guard words.count == 1, let name = words.first,
                let cause = LossCause(rawValue: String(name))
            else { return nil }
            return Entry(cause: cause)
        }
        guard let delay = Quantity.duration(first) else { return nil }
        var entry = Entry(delay: delay.nanoseconds)
        if words.first == "copy" {
            guard let copy = Quantity.duration(words.dropFirst().first ?? "") else { return nil }
            entry.copyDelay = copy.nanoseconds
            words = words.dropFirst(2)
        }
        if words.first == "bit" {
            guard let bit = Decimal(words.dropFirst().first ?? "", places: 0)?.units,
                bit < WeatherParser.sizeLimit * 8
            else { return nil }
            entry.corruptedBit = Int(bit)
            words = words.dropFirst(2)
        }
        return words.isEmpty ? entry : nil
    }
}
