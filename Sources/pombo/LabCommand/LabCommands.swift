import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo lab` consists of.
enum LabCommands {
    static let command = Command(
        "lab", Texts.labSummary,
        .commands([
            run, sweep, expect, checkWeather, trace, ProxyCommand.command, ProbeCommand.command,
            LoadCommand.command, torture, fuzz, BenchCommand.command,
        ]))

    private static let seeds = Option(
        "seeds", "N", .count(1...1_000_000_000),
        Phrase("how many scenarios [200]", pt: "quantos cenários [200]"))
    private static let from = Option(
        "from", "SEED", .seed, environment: .seed,
        Phrase("the first seed [1]", pt: "a primeira semente [1]"))
    private static let jobs = Option(
        "jobs", "N", .count(1...1024),
        Phrase("how many at a time [2]", pt: "quantos ao mesmo tempo [2]"))
    private static let plant = Option<PlantedFault>(
        "plant", "FAULT", .choice,
        Phrase(
            "break the machines on purpose: the torture has to find it",
            pt: "quebrar as máquinas de propósito: a tortura tem de achar"))
    private static let coverage = Flag(
        "coverage", Phrase("count what was gone through", pt: "contar por onde se passou"))
    private static let explain = Flag(
        "explain",
        Phrase("tell what each seed's world is like", pt: "contar o mundo de cada semente"))

    private static let torture = Command(
        "torture",
        Phrase(
            "small, mean scenarios, each held against the promises",
            pt: "cenários pequenos e cruéis, cada um confrontado com as promessas"),
        examples: [
            .init(
                "pombo lab torture --seeds 10000",
                Phrase("ten thousand scenarios", pt: "dez mil cenários")),
            .init(
                "pombo lab torture --seeds 1 --from 4711 --explain",
                Phrase("one of them again, told", pt: "um deles de novo, contado")),
        ],
        .options(
            [OptionGroup([seeds.row, from.row, jobs.row, plant.row, coverage.row, explain.row])],
            .none,
            run: { options in
                var command = TortureCommand()
                if let seeds = options[seeds] { command.seeds = seeds }
                if let from = options[from] { command.firstSeed = from }
                if let jobs = options[jobs] { command.jobs = jobs }
                command.fault = options[plant]
                command.showsCoverage = options[coverage]
                command.explains = options[explain]
                return await command.run() == 0 ? .success : .failure
            }))

    private static let count = Option(
        "count", "N", .count(1...1_000_000_000),
        Phrase("how many datagrams [1000000]", pt: "quantos datagramas [1000000]"))

    private static let fuzz = Command(
        "fuzz",
        Phrase(
            "mangled datagrams at a relay and a client: nothing may trap",
            pt: "datagramas estragados contra relay e cliente: nada pode cair"),
        .options(
            [OptionGroup([count.row, from.row])], .none,
            run: { options in
                var fuzz = FuzzRun(seed: options[from] ?? 1)
                fuzz.run(count: options[count] ?? 1_000_000)
                StandardStream.output.write(
                    "\(fuzz.thrown) mangled datagrams, \(fuzz.taken) got past the door, no trap\n")
                return .success
            }))
}
