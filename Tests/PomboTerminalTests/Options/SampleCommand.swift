import PomboCore
import PomboLab
import PomboText

@testable import PomboTerminal

/// A command with an option of every kind.
struct SampleCommand: CommandOptions, Equatable {
    enum Sync: String, CaseIterable, Sendable { case batch, second, none }

    var port: UInt16?
    var name: Name?
    var every: Duration?
    var keep: Duration?
    var loss: Probability?
    var rotate: UInt64?
    var count = 1
    var seed: UInt64?
    var relay: Endpoint?
    var sync = Sync.batch
    var tag: String?
    var marks: [String] = []
    var isQuiet = false
    var follows = false
    var operands: [String] = []
    var language = Language.english

    static let table: [OptionGroup<SampleCommand>] = [
        OptionGroup(
            .value(
                "port", short: "p", "N", .port, \.port, "the UDP port", pt: "a porta UDP"),
            .value(
                "name", short: "n", "NAME", .name, environment: .nick, \.name,
                "who you are", pt: "quem é você"),
            .value(
                "every", "TIME", .duration(.milliseconds(10)...(.seconds(3600))), \.every,
                "how often", pt: "de quanto em quanto"),
            .value("keep", "TIME", .duration, \.keep, "how long", pt: "por quanto tempo"),
            .value(
                "loss", "RATE", .rate, \.loss, "how much is lost", pt: "quanto se perde"),
            .value("rotate", "SIZE", .size, \.rotate, "how large", pt: "que tamanho"),
            .value(
                "count", short: "c", "N", .count(1...100), \.count,
                "how many", pt: "quantos"),
            .value(
                "seed", "N", .seed, environment: .seed, \.seed, "the seed", pt: "a semente"),
            .value(
                "relay", short: "r", "HOST", .endpoint, environment: .relay, \.relay,
                "where", pt: "onde"),
            .value("sync", "WHEN", .choice, \.sync, "when to sync", pt: "quando"),
            .value("tag", "TEXT", .text, \.tag, "how it is called", pt: "como se chama"),
            .values("mark", "A,B", .marks, \.marks, "may stand often", pt: "pode repetir"),
            .flag("quiet", short: "q", \.isQuiet, "say nothing", pt: "não dizer nada"),
            .flag("follow", short: "f", \.follows, "go on", pt: "continuar"))
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        operands = words.operands
        try words.exclude("quiet", "follow")
    }

    static let post = Command(
        "post", Phrase("posts", pt: "posta"),
        examples: [.init("pombo post -q coo", Phrase("once", pt: "uma vez"))],
        .options(SampleCommand.self, .init("TEXT", 1...1)) { sample throws(OptionError) in
            if sample.operands == ["loud"] {
                throw .other(Phrase("Too loud.", pt: "Alto demais."))
            }
            return .success
        })

    static let root = Command(
        "pombo", Phrase("a pigeon", pt: "um pombo"),
        .commands([
            post,
            Command(
                "relay", Phrase("relays", pt: "repassa"),
                .options(NoOptions.self) { _ in .success }),
            Command(
                "replay", Phrase("replays", pt: "repete"),
                .options(NoOptions.self) { _ in .success }),
            Command(
                "lab", Phrase("tries", pt: "testa"),
                .commands([
                    Command(
                        "sweep", Phrase("sweeps", pt: "varre"),
                        .options(NoOptions.self) { _ in .failure })
                ])),
        ]))

    private struct NoOptions: CommandOptions {
        static let table: [OptionGroup<NoOptions>] = []
        var language = Language.english
    }

    /// What the options say; the words are those behind the command's name.
    static func parse(
        _ words: String, environment: [String: String] = [:]
    ) throws(OptionError) -> SampleCommand {
        var parser = OptionParser<SampleCommand>(words.split(separator: " ").map(String.init)[...])
        try parser.parse { environment[$0] }
        var sample = SampleCommand()
        parser.fill(&sample)
        sample.operands = parser.words.operands
        return sample
    }

    static func invoke(
        _ words: [String], _ language: Language = .english, environment: [String: String] = [:]
    ) throws(UsageFailure) -> Invocation {
        try Invocation(
            words, of: root, version: "1.2.3", language: language,
            environment: { environment[$0] })
    }
}

extension ValueReader where Value == [String] {
    fileprivate static var marks: ValueReader {
        ValueReader(.text) { $0.split(separator: ",").map(String.init) }
    }
}
