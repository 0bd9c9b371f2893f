import PomboCore

/// Reads `loss 10%, delay 20ms, jitter 5ms exp, order free`.
///
/// Stages are parted by commas and may stand in any order, each once; a preset may come first, and
/// the stages after it replace its own.
struct WeatherParser {
    /// The words that begin a stage.
    enum Stage: String, CaseIterable {
        case down, list, pattern, trace, drop, loss, burst, ge, mtu, rate, delay, jitter, order
        case swap, hold, jump, corrupt, dup
    }

    /// Limits that keep every later sum within 64 bits and every walk short.
    static let runLimit: UInt64 = 60_000
    /// As many slots of a chain driven by time.
    static let runTimeLimit = Duration.seconds(600)
    static let durationLimit = Duration.seconds(3600)
    static let burstLossLimit = Probability(attos: Probability.one / 1000 * 999)
    static let numberLimit: UInt64 = 1_000_000_000_000
    static let distanceLimit: UInt64 = 64
    static let sizeLimit: UInt64 = 65_535

    var words: Words
    var weather = Weather()
    private var seen: [Stage] = []

    init(_ spec: String) { words = Words(spec, keepsCommas: true) }

    mutating func parse() throws(WeatherError) -> Weather {
        if words.next == nil { return weather }
        var isFirst = true
        while true {
            try item(isFirst: isFirst)
            if let word = next { throw surplus(word) }
            if words.next == nil { return weather }
            words.skip()
            isFirst = false
        }
    }

    private mutating func item(isFirst: Bool) throws(WeatherError) {
        let word = try take(.stage)
        if let preset = Preset.named(word.text) {
            guard isFirst else { throw word.error(.presetNotFirst) }
            weather = preset.weather
            return
        }
        guard let stage = Stage(rawValue: String(word.text)) else {
            let names = Stage.allCases.map(\.rawValue) + Preset.all.map(\.name)
            throw word.error(.unknown(nearest: Spelling.nearest(to: word.text, in: names)))
        }
        try markSeen(stage, word)
        try read(stage)
    }

    /// Some stages are two ways to say one thing. Only drops may be many.
    private mutating func markSeen(
        _ stage: Stage, _ word: Words.Word
    ) throws(WeatherError) {
        let rivals: [Stage] =
            switch stage {
            case .drop: []
            case .list, .pattern, .trace: [.list, .pattern, .trace]
            case .burst, .ge: [.burst, .ge]
            default: [stage]
            }
        if seen.contains(where: rivals.contains) { throw word.error(.repeated) }
        seen.append(stage)
    }

    private mutating func read(_ stage: Stage) throws(WeatherError) {
        switch stage {
        case .down: weather.outage = try outage()
        case .list: weather.script = .list(try numbers())
        case .pattern: weather.script = try pattern()
        case .trace: weather.script = .trace(String(try take(.file).text))
        case .drop: weather.drops.append(try drop())
        case .loss: weather.loss = try probability()
        case .burst: weather.burst = try burst()
        case .ge: weather.burst = try states()
        case .mtu: weather.mtu = Int(try number(upTo: Self.sizeLimit))
        case .rate: weather.rate = try rate()
        case .delay: weather.delay = try duration()
        case .jitter: weather.jitter = try jitter()
        case .order: weather.keepsOrder = try choice(["free", "kept"]) == "kept"
        case .swap: weather.swap = try probability()
        case .hold: weather.hold = try hold()
        case .jump: weather.jump = try probability()
        case .corrupt: weather.corrupt = try probability()
        case .dup: weather.duplicate = try probability()
        }
    }

    private func surplus(_ word: Words.Word) -> WeatherError {
        let isStage = Stage(rawValue: String(word.text)) != nil || Preset.named(word.text) != nil
        return word.error(isStage ? .comma : .surplus(after: words.previous))
    }
}

extension Weather {
    /// The words that begin a stage, in the order in which a datagram meets them.
    package static var stageNames: [String] { WeatherParser.Stage.allCases.map(\.rawValue) }

    /// Reads a spec; the empty one is perfect weather.
    package init(_ spec: String) throws(WeatherError) {
        var parser = WeatherParser(spec)
        self = try parser.parse()
    }
}
