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

    // As they were typed: what they mean, all options together decide.
    var since: String?
    var until: String?
    var center: String?
    var pattern: String?
    var salvage: String?
    var isDiff = false

    var isPaced: Bool { speed != Self.fastest || rate != nil }

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        if let path = Environment.value("POMBO_LOG"), !path.isEmpty { log = path }
        if let salvage { task = .salvage(to: salvage) }
        try select(now: ReplayClock.wall)
        try exclude(words)
        try takeLogs(words.operands)
        try agree()
    }

    /// One thing is done at a time; an option that would be ignored is an error.
    private func exclude(_ words: ParsedWords) throws(OptionError) {
        try words.exclude("verify", "salvage", "diff", "stats", "follow")
        try words.exclude("output", "template", "to")
        let tasks = ["verify", "salvage", "diff", "stats"]
        guard let task = tasks.first(where: words.isGiven) else { return }
        for other in [
            "output", "template", "to", "last", "reverse", "around", "after", "cursor-file",
        ] { try words.exclude(task, other) }
        if isPaced { throw .conflict("--\(task)", "--speed") }
        // Statistics are of what is selected, the others of whole logs.
        if self.task != .stats, !selection.isEverything {
            throw .other(Texts.wholeLogs("--\(task)"))
        }
    }

    /// `now` is what `-15m` and `14:02` refer to.
    private mutating func select(now: WallTime) throws(OptionError) {
        if let since { selection.since = try time(since, now) }
        if let until { selection.until = try time(until, now) }
        if let pattern { selection.pattern = try TextPattern(pattern) }
        guard let center else { return }
        // A number is a record's, anything else a time.
        around =
            if let seq = try? ValueReader<UInt64>.seq.read(center) { .seq(seq) } else {
                .time(try time(center, now))
            }
    }

    private func time(_ text: String, _ now: WallTime) throws(OptionError) -> WallTime {
        guard let time = TimeArgument.read(text, now: now, zone: zone) else {
            throw .other(Texts.noTime(text))
        }
        return time
    }

    private mutating func takeLogs(_ operands: [String]) throws(OptionError) {
        if isDiff {
            guard operands.count == 2 else { throw .other(Texts.diffWantsTwo) }
            task = .diff(operands[0], operands[1])
        } else if operands.count > 1 {
            throw .other(Texts.oneLog(operands[0], operands[1]))
        } else if let first = operands.first {
            log = first
        }
    }

    private func agree() throws(OptionError) {
        if isDiff { return }
        if isReversed && (follows || isPaced) { throw .other(Texts.reverseHasNoPace) }
        if follows && (loops || around != nil) { throw .other(Texts.followGoesOn) }
        if loops && !isPaced { throw .other(Texts.loopWantsPace) }
        if speed != Self.fastest && rate != nil { throw .conflict("--speed", "--rate") }
    }
}
