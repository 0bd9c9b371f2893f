import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab fuzz`: whatever arrives, neither a relay nor a client traps.
struct FuzzCommand {
    var count = 1_000_000
    var firstSeed: UInt64 = 1
    var language = Language.english

    func run() -> ExitCode {
        var fuzz = FuzzRun(seed: firstSeed)
        fuzz.run(count: count)
        StandardStream.output.write(Texts.verdict(fuzz)[language] + "\n")
        return .success
    }
}

extension FuzzCommand: CommandOptions {
    static let table: [OptionGroup<FuzzCommand>] = [
        OptionGroup(
            .value(
                "count", "N", .count(1...1_000_000_000), \.count,
                "how many datagrams [1000000]", pt: "quantos datagramas [1000000]"),
            .value(
                "from", "SEED", .seed, environment: .seed, \.firstSeed,
                "the first seed [1]", pt: "a primeira semente [1]")
        )
    ]

    static let command = Command(
        "fuzz",
        Phrase(
            "sends mangled datagrams to a relay and a client: neither may crash",
            pt: "envia datagramas corrompidos a relay e cliente: nenhum pode cair"),
        .options(FuzzCommand.self) { $0.run() })
}
