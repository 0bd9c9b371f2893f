import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab torture`: thousands of small, mean scenarios, each held against the promises.
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
                StandardStream.error.write("\r\(next) of \(seeds) seeds")
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
        StandardStream.output.write(
            """
            seed \(seed): \(violation)
              again: pombo lab torture --seeds 1 --from \(seed)\(planted)

            """)
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
        StandardStream.error.write("\(Int(rate)) seeds a second with \(jobs) jobs\n")
        let lost = summary.count(.once, .convergence, .exactRun, .durable)
        let doubled = summary.count(.freshNumbers)
        let reordered = summary.count(.order, .authorOrder)
        let others = summary.count(.noAmplifier, .bounds)
        let rest = others == 0 ? "" : ", \(others) other violations"
        StandardStream.output.write(
            "\(summary.seedCount) seeds, \(summary.messages) messages, "
                + "\(summary.datagrams) datagrams: \(lost) lost, \(doubled) duplicated, "
                + "\(reordered) reordered\(rest) · trace \(String(summary.trace, radix: 16))\n")
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
                "break the machines on purpose: the torture has to find it",
                pt: "quebrar as máquinas de propósito: a tortura tem de achar"),
            .flag(
                "coverage", \.showsCoverage,
                "count what was gone through", pt: "contar por onde se passou"),
            .flag(
                "explain", \.explains,
                "tell what each seed's world is like", pt: "contar o mundo de cada semente")
        )
    ]

    static let command = Command(
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
        .options(TortureCommand.self) { await $0.run() })
}
