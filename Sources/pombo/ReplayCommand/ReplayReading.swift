import PomboCore
import PomboPosix

/// The wanted records of a log, in order, with what is missing between them.
struct ReplayReading {
    let reader: LogReader
    let selection: Selection
    private var gaps = GapFinder()
    private(set) var faults = ReplayFaults()
    private(set) var matchCount = 0
    /// The last number that was looked at, wanted or not.
    private var lastSeq: UInt64 = 0

    init(_ reader: LogReader, _ selection: Selection) {
        self.reader = reader
        self.selection = selection
    }

    /// Hands out events until `body` says false. Returns where following has to go on.
    mutating func run(
        _ body: (ReplayEvent) -> Bool
    ) throws(FileError) -> LogPosition {
        var goesOn = true
        let end = try reader.visit(from: try start()) { view, line, _ in
            goesOn = read(view, line, body)
            return goesOn
        }
        if goesOn, try reader.ending() == .torn { faults.damagedLineCount += 1 }
        return end
    }

    /// The first place where something wanted can be.
    private func start() throws(FileError) -> LogPosition {
        var position = LogPosition()
        if let seq = selection.fromSeq, seq > 0 {
            position = try reader.position(seq: seq) ?? reader.end
        }
        guard let time = selection.since else { return position }
        let start = try reader.position(time: time) ?? reader.end
        let isLater = (start.segment, start.offset) > (position.segment, position.offset)
        return isLater ? start : position
    }

    /// One line, nil if it is damaged. False when nothing further can be wanted.
    mutating func read(
        _ view: LineView?, _ line: Span<UInt8>, _ body: (ReplayEvent) -> Bool
    ) -> Bool {
        guard let view else {
            faults.damagedLineCount += 1
            gaps.countDamage()
            return true
        }
        guard !selection.isPast(view) else { return false }
        guard case .record(let fields) = view.content else {
            if let service = view.service(in: line) { gaps.read(service) }
            return true
        }
        if view.seq <= lastSeq { faults.fallCount += 1 }
        lastSeq = view.seq
        let gap = gaps.gap(before: view.seq)
        // A record before the wanted range that only a search by halves brought along.
        guard selection.wants(view, fields) else { return true }
        let entry = ReplayEntry(view, fields, line: line)
        guard selection.wants(entry) else { return true }
        matchCount += 1
        if let gap, selection.isWhole, !body(.gap(gap)) { return false }
        return body(.record(entry))
    }

    // MARK: The last ones

    /// The last `count` wanted records: ever larger stretches from the end, so that ten lines of a
    /// large log cost ten lines.
    static func last(
        _ count: Int, of reader: LogReader, _ selection: Selection
    ) throws(FileError) -> (events: [ReplayEvent], reading: ReplayReading, end: LogPosition) {
        let first = selection.fromSeq ?? 0
        let known = try newestSeq(of: reader)
        let newest = min(known ?? .max, selection.toSeq ?? .max)
        var span = known == nil ? .max : UInt64(count) * 4
        while true {
            var part = selection
            part.fromSeq = max(first, newest > span ? newest - span : 0)
            var reading = ReplayReading(reader, part)
            var events: [ReplayEvent] = []
            let end = try reading.run {
                events.append($0)
                return true
            }
            if reading.matchCount >= count || part.fromSeq == first || span >= newest {
                return (trim(events, to: count), reading, end)
            }
            let (larger, isTooMuch) = span.multipliedReportingOverflow(by: 16)
            span = isTooMuch ? .max : larger
        }
    }

    /// A number near the end; nil if no file has a good line there, and only reading it all helps.
    private static func newestSeq(of reader: LogReader) throws(FileError) -> UInt64? {
        for segment in reader.segments.reversed() {
            var newest: UInt64?
            let tail = segment.byteCount - min(segment.byteCount, 1 << 18)
            if let place = try segment.firstGood(from: tail) {
                try segment.visit(from: place.offset) { view, _, _ in
                    newest = view?.seq ?? newest
                    return true
                }
            }
            if let newest { return newest }
        }
        return nil
    }

    /// The last `count` records, and the gaps between them.
    static func trim(_ events: [ReplayEvent], to count: Int) -> [ReplayEvent] {
        var left = count
        var start = events.count
        while start > 0, left > 0 {
            start -= 1
            if case .record = events[start] { left -= 1 }
        }
        return Array(events[start...])
    }
}
