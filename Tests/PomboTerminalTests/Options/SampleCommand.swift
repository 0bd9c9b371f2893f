import PomboCore
import PomboLab
import PomboText

@testable import PomboTerminal

/// A command with an option of every kind.
enum SampleCommand {
    enum Sync: String, CaseIterable, Sendable { case batch, second, none }

    static let port = Option(
        "port", short: "p", "N", .port, Phrase("the UDP port", pt: "a porta UDP"))
    static let name = Option(
        "name", short: "n", "NAME", .name, environment: .nick,
        Phrase("who you are", pt: "quem é você"))
    static let every = Option(
        "every", "TIME", .duration(.milliseconds(10)...(.seconds(3600))),
        Phrase("how often", pt: "de quanto em quanto"))
    static let keep = Option("keep", "TIME", .duration, Phrase("how long", pt: "por quanto tempo"))
    static let loss = Option(
        "loss", "RATE", .rate, Phrase("how much is lost", pt: "quanto se perde"))
    static let rotate = Option("rotate", "SIZE", .size, Phrase("how large", pt: "que tamanho"))
    static let count = Option(
        "count", short: "c", "N", .count(1...100), Phrase("how many", pt: "quantos"))
    static let seed = Option(
        "seed", "N", .seed, environment: .seed, Phrase("the seed", pt: "a semente"))
    static let relay = Option(
        "relay", short: "r", "HOST", .endpoint, environment: .relay, Phrase("where", pt: "onde"))
    static let sync = Option<Sync>("sync", "WHEN", .choice, Phrase("when to sync", pt: "quando"))
    static let tag = Option("tag", "TEXT", .text, Phrase("may stand often", pt: "pode repetir"))
    static let quiet = Flag("quiet", short: "q", Phrase("say nothing", pt: "não dizer nada"))
    static let follow = Flag("follow", short: "f", Phrase("go on", pt: "continuar"))

    static let rows = [
        port.row, name.row, every.row, keep.row, loss.row, rotate.row, count.row, seed.row,
        relay.row, sync.row, tag.row, quiet.row, follow.row,
    ]

    static let post = Command(
        "post", Phrase("posts", pt: "posta"),
        examples: [.init("pombo post -q coo", Phrase("once", pt: "uma vez"))],
        .options(
            [OptionGroup(rows)], .init("TEXT", 1...1),
            run: { options throws(OptionError) in
                if options[quiet], options[follow] { throw .conflict("--quiet", "--follow") }
                return .success
            }))

    static let root = Command(
        "pombo", Phrase("a pigeon", pt: "um pombo"),
        .commands([
            post,
            Command(
                "relay", Phrase("relays", pt: "repassa"),
                .options([], .none, run: { _ in .success })),
            Command(
                "replay", Phrase("replays", pt: "repete"),
                .options([], .none, run: { _ in .success })),
            Command(
                "lab", Phrase("tries", pt: "testa"),
                .commands([
                    Command(
                        "sweep", Phrase("sweeps", pt: "varre"),
                        .options([], .none, run: { _ in .failure }))
                ])),
        ]))

    /// What the options say; the words are those behind the command's name.
    static func parse(
        _ words: String, environment: [String: String] = [:]
    ) throws(OptionError) -> ParsedOptions {
        let parts = words.split(separator: " ").map(String.init)
        var parser = OptionParser(rows, parts[...], language: .english)
        try parser.parse { environment[$0] }
        return parser.options
    }

    static func invoke(
        _ words: [String], _ language: Language = .english, environment: [String: String] = [:]
    ) throws(UsageFailure) -> Invocation {
        try Invocation(
            words, of: root, version: "1.2.3", language: language,
            environment: { environment[$0] })
    }
}
