import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What a relay tells while it runs, and to whom.
struct RelayReport {
    enum Style: Sendable {
        case lines, json, quiet
        /// A table of the members below the lines.
        case table
        /// A chat hosts it: what goes wrong is shown there.
        case hosted(@Sendable (String) -> Void)
    }

    let style: Style
    let language: Language
    private var table: RelayTable?
    /// What is told with the next frame.
    private var lines: [String] = []
    private let begin = Clock().instant
    private var hasTrains = false
    private var countedRecords = 0
    private var nextCount = Instant.zero

    /// So that a busy room does not fill the relay's terminal.
    private static let countInterval = Duration.seconds(10)

    init(_ style: Style, _ language: Language) {
        self.style = style
        self.language = language
        if case .table = style { table = RelayTable(language) }
    }

    /// To be called after each batch: what happened, and what is counted in passing.
    mutating func tell(
        _ notices: [RelayNotice], _ relay: borrowing Relay, _ socket: borrowing UDPSocket,
        at now: Instant
    ) {
        if hasTrains && !socket.hasSegmentation { warn(Texts.noTrains) }
        hasTrains = socket.hasSegmentation
        for notice in notices { tell(notice) }
        if nextCount <= now, let line = count(relay) {
            nextCount = now + Self.countInterval
            lines.append(line)
        }
        switch style {
        case .quiet, .hosted: break
        case .lines, .json:
            if !lines.isEmpty {
                StandardStream.output.write(lines.map { $0 + "\n" }.joined())
            }
        case .table: table?.show(lines, relay, socket.counters, at: now)
        }
        lines.removeAll(keepingCapacity: true)
    }

    /// Tells what was counted since the last time, and gives the terminal back.
    mutating func end(_ relay: borrowing Relay, _ socket: borrowing UDPSocket, at now: Instant) {
        nextCount = now
        tell([], relay, socket, at: now)
        table?.leave()
    }

    /// What has become of a log that somebody moved, deleted or cut.
    mutating func tell(_ news: LogNews, _ path: LogPath, _ seq: UInt64) {
        switch news {
        case .begunAnew(let place):
            warn(Texts.logMissing(place, path.active) + Texts.logBegunAnew(from: seq))
        case .notBegun(let place, let error):
            let reason = Texts.logNotBegun(Texts.sentence(of: error, path))
            warn(Texts.logMissing(place, path.active) + reason)
        }
    }

    /// Something is wrong around the relay: this is told in every style.
    mutating func warn(_ phrase: Phrase) {
        switch style {
        case .hosted(let tell): tell(phrase[language])
        case .table: lines.append(phrase[language])
        case .lines, .json, .quiet:
            StandardStream.error.write("pombo relay: \(SafeText.of(phrase[language]))\n")
        }
    }

    /// The answer to an order.
    mutating func answer(_ phrase: Phrase) {
        answer(phrase[language].split(separator: "\n").map(String.init))
    }

    mutating func show(
        _ sight: RelayOrder.Sight, _ relay: borrowing Relay, _ syncs: SyncCounters,
        _ socket: borrowing UDPSocket, at now: Instant
    ) {
        switch sight {
        case .members: answer(RelayFigures.members(relay).map { $0[language] })
        case .figures:
            let up = begin.duration(to: now)
            answer(RelayFigures.lines(relay, syncs, socket, up: up).map { $0[language] })
        }
    }

    private mutating func answer(_ rows: [String]) {
        switch style {
        case .hosted(let tell): for row in rows { tell(row) }
        case .table: lines += rows
        case .lines, .json, .quiet:
            StandardStream.error.write(rows.map { SafeText.of($0) + "\n" }.joined())
        }
    }

    private mutating func tell(_ notice: RelayNotice) {
        switch style {
        case .json: lines.append(RelayEvent.line(notice))
        case .lines, .table: lines.append(Texts.sentence(of: notice)[language])
        case .quiet, .hosted: if notice.isTrouble { warn(Texts.sentence(of: notice)) }
        }
    }

    private mutating func count(_ relay: borrowing Relay) -> String? {
        let records = relay.counts.records
        guard records != countedRecords else { return nil }
        countedRecords = records
        if case .json = style { return RelayEvent.count(records, upTo: relay.lastSeq) }
        return Texts.messages(records, upTo: relay.lastSeq)[language]
    }
}

extension RelayNotice {
    /// Worth telling even with `--quiet`.
    var isTrouble: Bool {
        switch self {
        case .logTrouble, .logResumed, .clockSteppedBack, .slept: true
        default: false
        }
    }
}
