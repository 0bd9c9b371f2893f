import PomboCore
import PomboPosix

/// `--diff A B`: which records only one of two logs has, and which they have differently.
enum LogDifference {
    /// Nothing differs: 0. Something does: 1, as with `diff`.
    static func run(
        _ left: LogReader, _ right: LogReader, _ output: OutputStream
    ) throws(FileError) -> Int32 {
        let first = try lines(of: left)
        let second = try lines(of: right)
        var text: [UInt8] = []
        var count = 0
        func note(_ mark: String, _ line: [UInt8]) {
            count += 1
            text += Array(mark.utf8) + line + [0x0A]
        }
        var (a, b) = (0, 0)
        while a < first.count || b < second.count {
            if b == second.count || a < first.count && first[a].seq < second[b].seq {
                note("- ", first[a].line)
                a += 1
            } else if a == first.count || second[b].seq < first[a].seq {
                note("+ ", second[b].line)
                b += 1
            } else {
                if first[a].line != second[b].line {
                    note("- ", first[a].line)
                    note("+ ", second[b].line)
                }
                a += 1
                b += 1
            }
            if text.count > 1 << 16 {
                try output.write(text.span)
                text.removeAll(keepingCapacity: true)
            }
        }
        try output.write(text.span)
        try output.flush()
        ReplayCommand.tell(
            count == 0
                ? "The same \(Plural.of(first.count, "record"))."
                : "\(Plural.of(count, "line")) differ; - is only in the first, + in the second.")
        return count == 0 ? ReplayCommand.Exit.printed : ReplayCommand.Exit.nothing
    }

    private static func lines(
        of reader: LogReader
    ) throws(FileError) -> [(seq: UInt64, line: [UInt8])] {
        var lines: [(seq: UInt64, line: [UInt8])] = []
        try reader.visit(from: LogReader.Position()) { view, line, _ in
            guard let view, case .record = view.content else { return true }
            var copy: [UInt8] = []
            copy.append(copying: line)
            lines.append((view.seq, copy))
            return true
        }
        return lines
    }
}
