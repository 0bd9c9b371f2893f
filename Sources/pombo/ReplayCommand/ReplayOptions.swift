import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// Everything that `pombo replay` can be told.
struct ReplayOptions {
    enum Form: String, CaseIterable, Sendable { case text, jsonl, csv, html, pcapng }

    /// What is done instead of showing records.
    enum Task: Equatable {
        case show
        case verify
        case salvage(to: String)
        case stats
        case diff(String, String)
    }

    enum Center: Equatable {
        case seq(UInt64)
        case time(WallTime)
    }

    /// Times as fast as it was; zero as fast as possible. In thousandths: 0.5 is 500.
    static let fastest = 0

    var log = "logs/\(LogPath.defaultName)"
    var task = Task.show
    var selection = Selection()
    var lastCount: Int?
    var isReversed = false
    var around: Center?
    var follows = false
    var after: UInt64?
    var cursorFile: String?
    var speed = ReplayOptions.fastest
    var maxGap: Duration?
    var rate: Int?
    var loops = false
    var form = Form.text
    var template: String?
    /// The relay that records are sent to again.
    var target: Endpoint?
    var zone = Zone.local
    var isQuiet = false
    var language = Language.english

    var isPaced: Bool { speed != Self.fastest || rate != nil }

    /// `now` is what `-15m` and `14:02` refer to.
    init(_ words: ParsedOptions, now: WallTime) throws(OptionError) {
        typealias Table = ReplayOptionTable
        language = words.language
        // The zone first: it decides what the times mean.
        if words[Table.utc] { zone = .utc }
        if let path = Environment.value("POMBO_LOG"), !path.isEmpty { log = path }
        try select(words, now)
        follows = words[Table.follow]
        after = words[Table.after]
        cursorFile = words[Table.cursorFile]
        if let speed = words[Table.speed] { self.speed = speed }
        maxGap = words[Table.maxGap]
        rate = words[Table.rate]
        loops = words[Table.loop]
        if let form = words[Table.output] { self.form = form }
        template = words[Table.template]
        target = words[Table.to]
        isQuiet = words[Table.quiet]
        if words[Table.verify] { task = .verify }
        if let path = words[Table.salvage] { task = .salvage(to: path) }
        if words[Table.stats] { task = .stats }
        try exclude(words)
        try finish(words.operands, isDiff: words[Table.diff])
    }

    /// One thing is done at a time; an option that would be ignored is an error.
    private func exclude(_ words: ParsedOptions) throws(OptionError) {
        typealias Table = ReplayOptionTable
        typealias Given = [(isGiven: Bool, row: OptionRow)]
        let tasks: Given = [
            (words[Table.verify], Table.verify.row),
            (words[Table.salvage] != nil, Table.salvage.row),
            (words[Table.diff], Table.diff.row), (words[Table.stats], Table.stats.row),
            (follows, Table.follow.row),
        ].filter(\.isGiven)
        if tasks.count > 1 { throw .conflict(tasks[0].row.long, tasks[1].row.long) }
        let forms: Given = [
            (words[Table.output] != nil, Table.output.row),
            (template != nil, Table.template.row), (target != nil, Table.to.row),
        ].filter(\.isGiven)
        if forms.count > 1 { throw .conflict(forms[0].row.long, forms[1].row.long) }
        guard let task = tasks.first?.row, !follows else { return }
        let places: Given = [
            (lastCount != nil, Table.last.row), (isReversed, Table.reverse.row),
            (around != nil, Table.around.row), (after != nil, Table.after.row),
            (cursorFile != nil, Table.cursorFile.row), (isPaced, Table.speed.row),
        ].filter(\.isGiven)
        if let other = (forms + places).first { throw .conflict(task.long, other.row.long) }
        // Statistics are of what is selected, the others of whole logs.
        if !words[Table.stats] && !selection.isEverything {
            throw .other(Texts.wholeLogs(task.long))
        }
    }

    private mutating func select(_ words: ParsedOptions, _ now: WallTime) throws(OptionError) {
        typealias Table = ReplayOptionTable
        if let text = words[Table.since] { selection.since = try time(text, now) }
        if let text = words[Table.until] { selection.until = try time(text, now) }
        selection.fromSeq = words[Table.fromSeq]
        selection.toSeq = words[Table.toSeq]
        lastCount = words[Table.last]
        isReversed = words[Table.reverse]
        selection.nicks = words.all(Table.nick).flatMap(\.self)
        selection.rooms = words.all(Table.room).flatMap(\.self)
        selection.kinds = words.all(Table.kind).flatMap(\.self)
        if let text = words[Table.grep] { selection.pattern = try TextPattern(text) }
        guard let text = words[Table.around] else { return }
        // A number is a record's, anything else a time.
        around =
            if let seq = try? ValueReader<UInt64>.seq.read(text) { .seq(seq) } else {
                .time(try time(text, now))
            }
    }

    private func time(_ text: String, _ now: WallTime) throws(OptionError) -> WallTime {
        guard let time = TimeArgument.read(text, now: now, zone: zone) else {
            throw .other(Texts.noTime(text))
        }
        return time
    }

    private mutating func finish(
        _ operands: [String], isDiff: Bool
    ) throws(OptionError) {
        if isDiff {
            guard operands.count == 2 else { throw .other(Texts.diffWantsTwo) }
            task = .diff(operands[0], operands[1])
            return
        }
        if operands.count > 1 { throw .other(Texts.oneLog(operands[0], operands[1])) }
        if let first = operands.first { log = first }
        if isReversed && (follows || isPaced) { throw .other(Texts.reverseHasNoPace) }
        if follows && (loops || around != nil) { throw .other(Texts.followGoesOn) }
        if loops && !isPaced { throw .other(Texts.loopWantsPace) }
        if speed != Self.fastest && rate != nil { throw .conflict("--speed", "--rate") }
    }
}
