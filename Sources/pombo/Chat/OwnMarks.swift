import PomboCore
import PomboTerminal

/// How far everybody has come, and the own lines on the screen that are still to be marked by that.
struct OwnMarks {
    struct Line {
        var cseq: UInt32
        var seq: UInt64
        var isDirect: Bool
        /// Where it stands, and without its mark.
        var id: InlineScreen.LineID
        var text: StyledText
    }

    private var lines: [Line] = []
    /// Every member that repairs has the room's records up to this number.
    private var floor: UInt64 = 0
    /// Every recipient has the direct messages up to this own number.
    private var seen: UInt32 = 0

    /// So many own lines may still get their second mark.
    private static let limit = 200

    func isWithAll(_ seq: UInt64) -> Bool { seq <= floor }

    func isSeen(_ cseq: UInt32) -> Bool { cseq <= seen }

    /// A line that not everybody has.
    mutating func add(_ line: Line) {
        lines.append(line)
        if lines.count > Self.limit { lines.removeFirst() }
    }

    /// Returns the lines that everybody has by that.
    mutating func move(floor seq: UInt64) -> [Line] {
        floor = seq
        return removeDone()
    }

    mutating func move(seen cseq: UInt32) -> [Line] {
        seen = cseq
        return removeDone()
    }

    private mutating func removeDone() -> [Line] {
        let isDone = { [floor, seen] (line: Line) in
            line.isDirect ? line.cseq <= seen : line.seq <= floor
        }
        defer { lines.removeAll(where: isDone) }
        return lines.filter(isDone)
    }
}
