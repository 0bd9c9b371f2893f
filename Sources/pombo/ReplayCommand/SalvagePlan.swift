import PomboCore
import PomboPosix

/// Where in a log's files its good lines are, in runs whose numbers rise by one: sorted, they are
/// the log again, whatever order files and blocks got into.
struct SalvagePlan {
    /// Lines one after another, damaged ones among them.
    struct Run {
        var start: LogPosition
        var lineCount = 0
        /// The number of its first record, or of the one that would follow its other lines.
        var first: UInt64
        var hasRecord = false
        /// The last number, nil before any.
        var last: UInt64?
        var logID: UInt64?
    }

    private(set) var runs: [Run] = []
    private(set) var damagedLineCount = 0
    /// All good records, also those that are there twice or of another log.
    private(set) var recordCount = 0
    /// Whose log this is: the first one that a line tells of.
    private(set) var logID: UInt64?

    init(_ reader: LogReader) throws(FileError) {
        for (index, segment) in reader.segments.enumerated() {
            try segment.visit(from: 0) { view, line, offset in
                assign(view, line, at: LogPosition(segment: index, offset: offset))
                return true
            }
        }
        if try reader.ending() == .torn { damagedLineCount += 1 }
        let own = logID
        runs = runs.enumerated().sorted {
            ($0.element.first, $0.offset) < ($1.element.first, $1.offset)
        }.map(\.element).filter { $0.logID == own || $0.logID == nil }
    }

    private mutating func assign(
        _ view: LineView?, _ line: Span<UInt8>, at position: LogPosition
    ) {
        guard let view else {
            damagedLineCount += 1
            if !runs.isEmpty { runs[runs.count - 1].lineCount += 1 }
            return
        }
        if case .open(let open)? = view.service(in: line) {
            logID = logID ?? open.logID
            begin(view.seq + 1, at: position, of: open.logID)
        }
        if runs.isEmpty { begin(view.seq + 1, at: position, of: nil) }
        if case .record = view.content {
            recordCount += 1
            let run = runs[runs.count - 1]
            if run.hasRecord, run.last.map({ view.seq != $0 + 1 }) ?? false {
                begin(view.seq, at: position, of: run.logID)
            }
            if !runs[runs.count - 1].hasRecord { runs[runs.count - 1].first = view.seq }
            runs[runs.count - 1].hasRecord = true
            runs[runs.count - 1].last = view.seq
        }
        runs[runs.count - 1].lineCount += 1
    }

    private mutating func begin(
        _ first: UInt64, at position: LogPosition, of logID: UInt64?
    ) {
        runs.append(Run(start: position, first: first, logID: logID))
    }
}
