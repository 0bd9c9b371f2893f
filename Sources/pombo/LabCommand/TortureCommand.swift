import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab torture`: thousands of small, mean scenarios, each checked against the promises.
struct TortureCommand {
    var seeds = 200
    var firstSeed: UInt64 = 1
    var jobs = 2
    var fault: PlantedFault?
    var showsCoverage = false
    var explains = false
    var language = Language.english

    /// Exit code 1 when a promise was broken.
    func run() async -> ExitCode {
        let clock = ContinuousClock()
        let start = clock.now
        var summary = TortureSummary()
        var lastReport = start
        let stride = 50
        var next = 0
        while next < seeds {
            let count = min(stride * jobs, seeds - next)
            for run in await batch(from: firstSeed + UInt64(next), count: count) {
                summary.add(run)
                if explains { explain(run.seed) }
                if let violation = run.violation { report(run.seed, violation) }
            }
            next += count
            if clock.now - lastReport > .seconds(2), StandardStream.error.isTerminal {
                lastReport = clock.now
                StandardStream.error.write("\r" + Texts.tortureProgress(next, seeds)[language])
            }
        }
        conclude(summary, took: clock.now - start)
        return summary.violations.isEmpty ? .success : .failure
    }

    /// Seeds side by side; the result is in their order, whichever was done first.
    private func batch(from first: UInt64, count: Int) async -> [Torture] {
        let share = (count + jobs - 1) / jobs
        return await withTaskGroup(of: (Int, [Torture]).self) { group in
            for job in 0..<jobs {
                let range = job * share..<min(count, (job + 1) * share)
                if range.isEmpty { continue }
                group.addTask {
                    (job, range.map { Torture(seed: first + UInt64($0), fault: fault) })
                }
            }
            var parts = Array(repeating: [Torture](), count: jobs)
            for await (job, runs) in group { parts[job] = runs }
            return parts.flatMap { $0 }
        }
    }

    /// What a seed's world is like, for whoever has to find out what went wrong in it.
    private func explain(_ seed: UInt64) {
        let scenario = Scenario(seed: seed, fault: fault)
        StandardStream.output.write("\(scenario)\n")
    }

    private func report(_ seed: UInt64, _ violation: Violation) {
        let planted = fault.map { " --plant \($0.rawValue)" } ?? ""
        let line = "pombo lab torture --seeds 1 --from \(seed)\(planted)"
        StandardStream.output.write(
            Texts.broken(violation, seed: seed)[language] + "\n"
                + Texts.toRepeat(line)[language] + "\n")
    }

    private func conclude(_ summary: TortureSummary, took: Duration) {
        if StandardStream.error.isTerminal { StandardStream.error.write("\r") }
        if showsCoverage {
            for mark in summary.coverage.marks {
                StandardStream.output.write("  \(mark.name): \(mark.count)\n")
            }
        }
        let seconds =
            Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        let rate = Double(summary.seedCount) / max(seconds, 1e-9)
        StandardStream.error.write(Texts.tortureSpeed(Int(rate), jobs: jobs)[language] + "\n")
        StandardStream.output.write(Texts.verdict(summary)[language] + "\n")
    }
}

extension TortureCommand: CommandOptions {
    static let table: [OptionGroup<TortureCommand>] = [
        OptionGroup(
            .value(
                "seeds", "N", .count(1...1_000_000_000), \.seeds,
                "how many scenarios [200]", pt: "quantos cenários [200]"),
            .value(
                "from", "SEED", .seed, environment: .seed, \.firstSeed,
                "the first seed [1]", pt: "a primeira semente [1]"),
            .value(
                "jobs", "N", .count(1...1024), \.jobs,
                "how many at a time [2]", pt: "quantos ao mesmo tempo [2]"),
            .value(
                "plant", "FAULT", .choice, \.fault,
                "plant a bug on purpose: the torture has to find it",
                pt: "plantar um defeito de propósito: a tortura tem de achá-lo"),
            .flag(
                "coverage", \.showsCoverage,
                "count what the scenarios covered", pt: "contar o que os cenários cobriram"),
            .flag(
                "explain", \.explains,
                "describe each seed's scenario", pt: "descrever o cenário de cada semente")
        )
    ]

    static let command = Command(
        "torture",
        Phrase(
            "small, hostile scenarios, each checked against the promises",
            pt: "cenários pequenos e hostis, cada um conferido com as promessas"),
        examples: [
            .init(
                "pombo lab torture --seeds 10000",
                Phrase("ten thousand scenarios", pt: "dez mil cenários")),
            .init(
                "pombo lab torture --seeds 1 --from 4711 --explain",
                Phrase("one of them again, described", pt: "um deles de novo, descrito")),
        ],
        .options(TortureCommand.self) { await $0.run() })
}
