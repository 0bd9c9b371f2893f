import PomboCore
import Testing

@testable import PomboLab

/// Every policy against theory, at a seed fixed beforehand, all comparisons within a family-wise
/// interval of 99.9 %.
@Suite struct PolicyTheoryTests {
    static let policies = [
        "none", "nack 1", "nack 3", "nack+echo 2", "ack 1", "ack 3", "arq", "gbn 8", "sr 8",
        "dup 2", "dup 3", "xor 1", "xor 4", "xor 10",
    ]
    static let losses = ["1%", "2%", "5%", "10%", "20%", "30%"]
    static let bursts = [
        "burst 5% 2", "burst 5% 8", "burst 10% 16", "burst 30% 8",
        "burst 5% 40ms", "burst 5% 160ms", "burst 10% 320ms", "burst 30% 160ms",
        "ge gb=2% bg=20% bad=80% good=1%", "loss 5%, burst 5% 8",
    ]
    static var z: Double {
        let cells = policies.count * (losses.count + bursts.count)
        return Interval.z(
            confidence: 0.999,
            comparisons: cells * PolicyComparison.Quantity.allCases.count)
    }

    static func run(_ policy: String, up: String, down: String, count: Int = 20_000) throws
        -> PolicyRun
    {
        PolicyRun(
            try Policy(policy), up: try Weather(up), down: try Weather(down),
            traffic: PolicyTraffic(count: count), seed: 2026)
    }

    /// How many comparisons had both a theory and enough to judge.
    private func check(_ policy: String, up: String, down: String, count: Int) throws -> Int {
        let run = try Self.run(policy, up: up, down: down, count: count)
        let rows = run.outcome().comparisons(with: PolicyTheory(run), z: Self.z)
        for row in rows {
            #expect(row.verdict != .disagrees, "\(policy), \(up) / \(down): \(row)")
        }
        return rows.count { $0.verdict == .agrees }
    }

    @Test(arguments: policies)
    func `a policy agrees with theory under independent loss`(policy: String) throws {
        var judged = 0
        for loss in Self.losses {
            let up = "loss \(loss), delay 20ms"
            // What go-back-N sends has a closed form for a good way back alone.
            let isGoBack = policy.hasPrefix("gbn")
            judged += try check(policy, up: up, down: isGoBack ? "delay 20ms" : up, count: 5000)
        }
        #expect(judged >= Self.losses.count * (isFullyKnown(policy) ? 5 : 3), "\(judged)")
    }

    @Test(arguments: policies)
    func `a policy agrees with theory under bursts`(policy: String) throws {
        var judged = 0
        for burst in Self.bursts {
            let up = burst + ", delay 25ms"
            judged += try check(policy, up: up, down: "loss 20%, delay 7ms", count: 10_000)
        }
        #expect(judged >= Self.bursts.count * (isFullyKnown(policy) ? 5 : 1), "\(judged)")
    }

    /// Windows make messages wait for each other; what they wait has no closed form.
    private func isFullyKnown(_ policy: String) -> Bool { !(try! Policy(policy)).kind.isWindowed }
}
