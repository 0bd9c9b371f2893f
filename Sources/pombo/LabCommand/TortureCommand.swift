import PomboLab
import PomboPosix

/// `pombo lab torture`: thousands of small, mean scenarios, each held against the promises.
struct TortureCommand {
    var seeds = 200
    var firstSeed: UInt64 = 1
    var jobs = 2
    var fault: PlantedFault?
    var showsCoverage = false
    var explains = false

    /// Exit code 1 when a promise was broken.
    func run() async -> Int32 {
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
        return summary.violations.isEmpty ? 0 : 1
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
