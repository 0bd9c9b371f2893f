import PomboCore
import PomboPosix

extension ReplayOptions {
    /// Reads the words behind `pombo replay`. `now` is what `-15m` and `14:02` refer to.
    init(_ arguments: [String], now: WallTime) throws(UsageError) {
        self.init()
        // The zone first, wherever it stands: it decides what the times mean.
        if arguments.contains("--utc") { zone = .utc }
        log = Environment.value("POMBO_LOG") ?? "logs/\(LogPath.defaultName)"
        var words = ArgumentWords(arguments)
        var operands: [String] = []
        var isDiff = false
        while let word = try words.next() {
            switch word {
            case .operand(let text): operands.append(text)
            case .option("--diff"): isDiff = true
            case .option(let name): try take(name, &words, now)
            }
        }
        try finish(operands, isDiff)
    }

    static let names = [
        "--since", "--until", "--from-seq", "--to-seq", "--last", "--reverse", "--nick", "--room",
        "--kind", "--grep", "--around", "--follow", "--after", "--cursor-file", "--speed",
        "--max-gap", "--rate", "--loop", "--output", "--template", "--to", "--verify",
        "--salvage", "--stats", "--diff", "--utc", "--quiet",
    ]

    private mutating func take(
        _ name: String, _ words: inout ArgumentWords, _ now: WallTime
    ) throws(UsageError) {
        switch name {
        case "--since":
            selection.since = try TimeArgument.parse(try words.value(name), now: now, zone: zone)
        case "--until":
            selection.until = try TimeArgument.parse(try words.value(name), now: now, zone: zone)
        case "--from-seq": selection.fromSeq = try words.seq(name)
        case "--to-seq": selection.toSeq = try words.seq(name)
        case "-n", "--last": lastCount = try words.count(name)
        case "-r", "--reverse": isReversed = true
        case "--nick": selection.nicks += try words.names(name)
        case "--room": selection.rooms += try words.names(name)
        case "--kind": selection.kinds += try words.kinds(name)
        case "--grep": selection.pattern = try TextPattern(try words.value(name))
        case "--around": around = try center(try words.value(name), now)
        case "-f", "--follow": follows = true
        case "--after": after = try words.seq(name)
        case "--cursor-file": cursorFile = try words.value(name)
        case "--speed": speed = try words.speed(name)
        case "--max-gap": maxGap = try DurationArgument.parse(try words.value(name))
        case "--rate": rate = try words.count(name)
        case "--loop": loops = true
        case "-o", "--output": form = try words.form(name)
        case "--template": template = try words.value(name)
        case "--to": target = try words.value(name)
        case "--verify": task = .verify
        case "--salvage": task = .salvage(to: try words.value(name))
        case "--stats": task = .stats
        case "--utc": zone = .utc
        case "-q", "--quiet": isQuiet = true
        default:
            throw UsageError(
                "Unknown option '\(name)'.", hint: Suggestion.hint(name, among: Self.names))
        }
    }

    private mutating func finish(_ operands: [String], _ isDiff: Bool) throws(UsageError) {
        if isDiff {
            guard operands.count == 2 else {
                throw UsageError("'--diff' compares two logs.", hint: "pombo replay --diff A B")
            }
            task = .diff(operands[0], operands[1])
            return
        }
        if operands.count > 1 {
            throw UsageError(
                "There is one log at a time, not '\(operands[0])' and '\(operands[1])'.",
                hint: "Two are compared by --diff A B.")
        }
        if let first = operands.first { log = first }
        if isReversed && (follows || isPaced) {
            throw UsageError("'--reverse' neither follows nor keeps a pace.")
        }
        if follows && (loops || around != nil) {
            throw UsageError("'--follow' goes on for ever: '--loop' and '--around' do not.")
        }
        if loops && !isPaced {
            throw UsageError("'--loop' wants a pace.", hint: "Add --speed 1 or --rate N.")
        }
        if speed != Self.fastest && rate != nil {
            throw UsageError("'--speed' and '--rate' are two paces: choose one.")
        }
    }

    /// A number is a record's, anything else a time.
    private func center(_ text: String, _ now: WallTime) throws(UsageError) -> Center {
        if let seq = UInt64(text), !text.hasPrefix("-") { return .seq(seq) }
        return .time(try TimeArgument.parse(text, now: now, zone: zone))
    }
}
