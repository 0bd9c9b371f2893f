import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `--diff A B`: which records only one of two logs has, and which they have differently.
struct LogDifference {
    private let output: OutputStream
    private var text: [UInt8] = []
    private var differenceCount = 0
    private var sameCount = 0
    private var faults = ReplayFaults()

    /// Nothing differs: 0. Something does: 1, as with `diff`. A line that cannot be read cannot be
    /// compared: then 5, whatever else there is.
    static func run(
        _ left: LogReader, _ right: LogReader, _ options: ReplayOptions, _ output: OutputStream
    ) throws(FileError) -> ExitCode {
        var difference = LogDifference(output)
        try difference.compare(left, right)
        try output.write(difference.text.span)
        try output.flush()
        let count = difference.differenceCount
        ReplayCommand.tell(
            count == 0 ? Texts.sameRecords(difference.sameCount) : Texts.linesDiffer(count),
            options)
        if let sentence = difference.faults.phrase {
            ReplayCommand.tell(sentence, options)
            return .damagedLog
        }
        return count == 0 ? .success : .failure
    }

    private init(_ output: OutputStream) { self.output = output }

    /// Side by side, a bundle of records at a time: numbers rise in both.
    private mutating func compare(
        _ left: LogReader, _ right: LogReader
    ) throws(FileError) {
        var first = RecordQueue(left)
        var second = RecordQueue(right)
        while true {
            let (a, b) = (try first.head(), try second.head())
            if a == nil && b == nil { break }
            let (seqA, seqB) = (a?.seq ?? .max, b?.seq ?? .max)
            if let a, let b, seqA == seqB, a.line == b.line {
                sameCount += 1
            } else {
                if let a, seqA <= seqB { add("- ", a.line) }
                if let b, seqB <= seqA { add("+ ", b.line) }
            }
            if seqA <= seqB { first.drop() }
            if seqB <= seqA { second.drop() }
            if text.count > 1 << 16 {
                try output.write(text.span)
                text.removeAll(keepingCapacity: true)
            }
        }
        faults = first.faults
        faults += second.faults
    }

    private mutating func add(_ mark: String, _ line: [UInt8]) {
        differenceCount += 1
        text += Array(mark.utf8) + line + [0x0A]
    }
}

/// The records of a log one after another, some of them in memory.
private struct RecordQueue {
    typealias Entry = (seq: UInt64, line: [UInt8])

    private let reader: LogReader
    private var entries: [Entry] = []
    private var next = 0
    private var position = LogPosition()
    private var hasEnded = false
    private var lastSeq: UInt64 = 0
    private(set) var faults = ReplayFaults()

    private static let bundle = 1024

    init(_ reader: LogReader) { self.reader = reader }

    mutating func drop() { next += 1 }

    mutating func head() throws(FileError) -> Entry? {
        if next == entries.count, !hasEnded { try refill() }
        return next < entries.count ? entries[next] : nil
    }

    private mutating func refill() throws(FileError) {
        var fresh: [Entry] = []
        position = try reader.visit(from: position) { view, line, _ in
            if view == nil { faults.damagedLineCount += 1 }
            if let view, case .record = view.content {
                var copy: [UInt8] = []
                copy.append(copying: line)
                fresh.append((view.seq, copy))
                if view.seq <= lastSeq { faults.fallCount += 1 }
                lastSeq = view.seq
            }
            return fresh.count < Self.bundle
        }
        entries = fresh
        next = 0
        hasEnded = fresh.count < Self.bundle
        if hasEnded, try reader.ending() == .torn { faults.damagedLineCount += 1 }
    }
}
