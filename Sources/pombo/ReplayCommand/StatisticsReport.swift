import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `--stats`: who, where, when, how much, and a small plot over time.
struct StatisticsReport {
    private var recordCount = 0
    private var textByteCount = 0
    private var kinds = [Int](repeating: 0, count: 8)
    private var nicks = Tally()
    private var rooms = Tally()
    private var hours = [Int](repeating: 0, count: 24)
    private var times: [WallTime] = []
    private var gapCount = 0
    private var missing: UInt64 = 0

    /// Names with counts, in the order in which they first came.
    private struct Tally {
        private(set) var entries: [(name: String, count: Int)] = []
        private var places: [String: Int] = [:]

        mutating func add(_ name: String) {
            if let place = places[name] {
                entries[place].count += 1
            } else {
                places[name] = entries.count
                entries.append((name, 1))
            }
        }

        /// The ten largest, first come first among equals.
        var top: [(name: String, count: Int)] {
            let sorted = entries.enumerated().sorted {
                ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
            }
            return sorted.prefix(10).map(\.element)
        }
    }

    static func run(
        _ reader: LogReader, _ options: ReplayOptions, _ output: OutputStream
    ) throws(FileError) -> ExitCode {
        var report = StatisticsReport()
        var reading = ReplayReading(reader, options.selection)
        _ = try reading.run { event in
            report.add(event, options.zone)
            return true
        }
        if report.recordCount == 0 {
            guard let sentence = reading.faults.phrase else { return .failure }
            ReplayCommand.tell(sentence, options)
            return .damagedLog
        }
        let text = report.text(options.zone, reading.faults, options.language)
        try output.write(text)
        try output.flush()
        return reading.faults == ReplayFaults() ? .success : .damagedLog
    }

    private mutating func add(_ event: ReplayEvent, _ zone: Zone) {
        switch event {
        case .gap(let gap):
            gapCount += 1
            missing += gap.missingCount
        case .record(let entry):
            recordCount += 1
            textByteCount += entry.text.utf8.count
            kinds[Int(entry.record.kind.rawValue)] += 1
            if entry.record.kind.isSpoken || entry.record.kind == .post {
                nicks.add(RecordWords.name(entry.record))
            }
            rooms.add("#\(SafeText.of(entry.record.room))")
            hours[zone.civil(entry.record.time).hour] += 1
            times.append(entry.record.time)
        }
    }

    private func text(
        _ zone: Zone, _ faults: ReplayFaults, _ language: Language
    ) -> String {
        guard let first = times.first, let last = times.last else { return "" }
        let (begin, end) = (zone.civil(first), zone.civil(last))
        var text = Texts.statistics(
            recordCount, from: "\(begin.date) \(begin.clock)", to: "\(end.date) \(end.clock)",
            byteCount: textByteCount)[language]
        text += "\n"
        let named = Kind.allCases.filter { kinds[Int($0.rawValue)] > 0 }
        text += named.map { "\($0.word) \(kinds[Int($0.rawValue)])" }.joined(separator: ", ")
        text += "\n"
        if gapCount > 0 { text += Texts.gaps(gapCount, missing: missing)[language] + "\n" }
        if let phrase = faults.phrase { text += phrase[language] + "\n" }
        text += "\n" + bars(Texts.who[language], nicks.top)
        text += "\n" + bars(Texts.whereSaid[language], rooms.top)
        let span =
            begin.date == end.date ? (begin.clock, end.clock) : (begin.date, end.date)
        text += "\n\(Texts.when(span.0, span.1)[language])\n  \(curve(first, last))\n"
        text += "\(Texts.hourOfDay[language])\n  \(Self.plot(hours))\n  0     6     12    18\n"
        return text
    }

    private func bars(_ title: String, _ entries: [(name: String, count: Int)]) -> String {
        let width = min(24, entries.map(\.name.count).max() ?? 0)
        let largest = entries.first?.count ?? 1
        var text = "\(title)\n"
        for entry in entries {
            let name = entry.name.prefix(24)
            let padding = String(repeating: " ", count: width - name.count)
            let bar = String(repeating: "█", count: max(1, entry.count * 30 / largest))
            text += "  \(name)\(padding)  \(bar) \(entry.count)\n"
        }
        return text
    }

    /// Sixty equal parts of the time between the first and the last record.
    private func curve(_ first: WallTime, _ last: WallTime) -> String {
        var parts = [Int](repeating: 0, count: 60)
        let span = max(1, last.microseconds - first.microseconds)
        for time in times {
            let share = (time.microseconds - first.microseconds) / max(1, span / 60)
            parts[Int(min(59, max(0, share)))] += 1
        }
        return Self.plot(parts)
    }

    private static func plot(_ counts: [Int]) -> String {
        let largest = max(1, counts.max() ?? 1)
        let marks = Array("▁▂▃▄▅▆▇█")
        return String(counts.map { $0 == 0 ? " " : marks[min(7, $0 * 7 / largest)] })
    }
}
