import PomboCore
import Testing

@testable import PomboLab

/// The forms themselves, and the figures that need many runs to be judged.
@Suite struct PolicyFormsTests {
    static func theory(
        _ policy: String, up: String, down: String, gap: Duration = .milliseconds(20)
    ) throws -> PolicyTheory {
        PolicyTheory(
            PolicyRun(
                try Policy(policy), up: try Weather(up), down: try Weather(down),
                traffic: PolicyTraffic(gap: gap), seed: 1))
    }

    private func same(_ left: Double?, _ right: Double) -> Bool {
        guard let left else { return false }
        return (left - right).magnitude <= 1e-12
    }

    @Test func `under independent loss the forms are those of the books`() throws {
        for (p, q) in [(0.01, 0.3), (0.1, 0.0), (0.3, 0.05), (0.5, 0.5)] {
            let up = "loss \(p), delay 20ms"
            let down = "loss \(q), delay 30ms"
            func form(_ policy: String) throws -> PolicyTheory {
                try Self.theory(policy, up: up, down: down)
            }
            let s = (1 - p) * (1 - q)
            #expect(same(try form("none").residualLoss, p))
            #expect(same(try form("dup 3").residualLoss, p * p * p))
            #expect(same(try form("ack 4").residualLoss, p * p * p * p * p))
            #expect(
                same(try form("ack 4").sendsPerMessage, ClosedForms.ackSends(p, q, retries: 4)))
            let unrepaired = p * ClosedForms.power(1 - s, 4)
            #expect(same(try form("nack 4").residualLoss, unrepaired))
            #expect(same(try form("nack+echo 4").residualLoss, p * unrepaired))
            let incomplete = 1 - ClosedForms.power(1 - p, 5)
            #expect(same(try form("xor 5").residualLoss, p * incomplete))
            #expect(same(try form("xor 5").forwardPerMessage, 1.2))
            #expect(same(try form("arq").sendsPerMessage, 1 / s))
            #expect(same(try form("sr 16").sendsPerMessage, 1 / s))
            let hears = try form("none").everybodyHears(count: 10)
            #expect(same(hears, ClosedForms.power(1 - p, 10)))
        }
        let back = try Self.theory(
            "gbn 8", up: "loss 10%, delay 20ms", down: "delay 20ms", gap: .milliseconds(1))
        #expect(same(back.sendsPerMessage, (1 - 0.1 + 8 * 0.1) / (1 - 0.1)))
    }

    @Test func `plain bursts have the forms of their chain`() throws {
        let burst = try Self.theory("dup 3", up: "burst 5% 8, delay 20ms", down: "delay 20ms")
        #expect(same(burst.residualLoss, 0.05 * (7.0 / 8) * (7.0 / 8)))
        #expect(same(burst.meanRun, 8))
        #expect(same(burst.runReaches(3), (7.0 / 8) * (7.0 / 8)))
        // Copies at one instant share the time's weather.
        let timed = try Self.theory("dup 3", up: "burst 5% 160ms, delay 20ms", down: "delay 20ms")
        #expect(same(timed.residualLoss, 0.05))
        let ones = try Self.theory("xor 1", up: "burst 5% 8, delay 20ms", down: "delay 20ms")
        #expect(same(ones.residualLoss, 0.05 * (7.0 / 8)))
    }

    @Test func `where there is no closed form there is no figure`() throws {
        func theory(_ policy: String, _ up: String, _ down: String) throws -> PolicyTheory {
            try Self.theory(policy, up: up, down: down)
        }
        for weather in [
            "list 1-5", "down 3s every 30s", "rate 256kbit queue 50ms", "mtu 100", "drop say#3",
        ] {
            #expect(try theory("nack", weather, "").residualLoss == nil)
            #expect(try theory("none", weather, "").offeredLoss == nil)
        }
        #expect(try theory("nack", "loss 5%", "burst 5% 8").residualLoss == nil)
        #expect(try theory("ack", "loss 5%", "burst 5% 8").residualLoss != nil)
        #expect(try theory("ack", "loss 5%", "burst 5% 8").sendsPerMessage == nil)
        #expect(try theory("ack", "loss 5%, jitter 5ms", "").sendsPerMessage == nil)
        #expect(try theory("gbn 8", "loss 5%", "loss 5%").sendsPerMessage == nil)
        #expect(try theory("gbn 8", "burst 5% 8", "").sendsPerMessage == nil)
        #expect(try theory("sr 8", "loss 5%", "").throughput == nil)
        #expect(try theory("sr 8", "loss 5%", "").meanArrivalDelay == nil)
        #expect(try theory("arq", "burst 5% 160ms", "").offeredLoss == nil)
        #expect(try theory("arq", "loss 100%", "").residualLoss == nil)
    }

    @Test func `slots that do not fit between messages leave what one message tells`() throws {
        for gap: Duration in [.milliseconds(15), .milliseconds(4), .milliseconds(1)] {
            let up = "burst 5% 160ms, delay 20ms"
            func form(_ policy: String) throws -> PolicyTheory {
                try Self.theory(policy, up: up, down: "", gap: gap)
            }
            #expect(same(try form("none").residualLoss, 0.05))
            #expect(same(try form("dup 2").residualLoss, 0.05))
            for policy in ["nack", "ack", "xor 4"] {
                #expect(try form(policy).residualLoss == nil)
                #expect(same(try form(policy).offeredLoss, 0.05))
                #expect(try form(policy).meanArrivalDelay == nil)
            }
            #expect(try form("none").meanRun == nil)
            for policy in ["none", "dup 2"] {
                let run = PolicyRun(
                    try Policy(policy), up: try Weather(up),
                    traffic: PolicyTraffic(count: 20_000, gap: gap), seed: 5)
                let z = Interval.z(confidence: 0.999, comparisons: 36)
                let rows = run.outcome().comparisons(with: PolicyTheory(run), z: z)
                #expect(rows.allSatisfy { $0.verdict != .disagrees }, "\(rows)")
                #expect(rows[1].verdict == .agrees)
            }
        }
        let all = try Self.theory("dup 2", up: "burst 5% 160ms", down: "", gap: .zero)
        #expect(same(all.residualLoss, 0.05) && all.varianceFactor == nil)
        let chain = try Self.theory("xor 1", up: "burst 5% 8", down: "", gap: .zero)
        #expect(same(chain.residualLoss, 0.05 * 7 / 8))
        #expect(try Self.theory("ack", up: "burst 5% 8", down: "", gap: .zero).residualLoss == nil)
    }

    /// Datagrams of a whole run are one value: the runs themselves are the sample.
    @Test(arguments: ["none", "nack 3", "nack+echo 2", "ack 3", "arq", "sr 8", "dup 2", "xor 4"])
    func `what both ends send is what theory says`(policy: String) throws {
        let z = Interval.z(confidence: 0.999, comparisons: 24)
        func agrees(_ values: [Double], _ expected: Double) -> Bool {
            let mean = values.reduce(0, +) / Double(values.count)
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = ClosedForms.squareRoot(squares / Double(values.count - 1))
            let interval = Interval.mean(mean, deviation: deviation, of: values.count, z: z)!
            return interval.low - 1e-9 <= expected && expected <= interval.high + 1e-9
        }
        let weather = try Weather("loss 15%, delay 20ms")
        let runs = (0..<60).map { seed in
            PolicyRun(
                try! Policy(policy), up: weather, traffic: PolicyTraffic(count: 500), seed: seed)
        }
        let theory = PolicyTheory(runs[0])
        let outcomes = runs.map { $0.outcome() }
        #expect(agrees(outcomes.map(\.forwardPerMessage), theory.forwardPerMessage!))
        #expect(agrees(outcomes.map(\.backPerMessage), theory.backPerMessage!))
    }

    /// Messages always there: what the window lets through.
    @Test func `a full stop-and-wait and go-back-n are as fast as theory says`() throws {
        let z = Interval.z(confidence: 0.999, comparisons: 4)
        for loss in ["0%", "5%", "20%"] {
            let run = PolicyRun(
                Policy(.stopAndWait), up: try Weather("loss \(loss), delay 20ms"),
                traffic: PolicyTraffic(count: 20_000, gap: .zero), seed: 3)
            let outcome = run.outcome()
            // Of the time for each message the number of sendings is all that is random.
            let sends = BatchMean(count: 20_000) { Int64(outcome.sends[$0]) }.interval(z: z)!
            let retry = Double(run.timers.retry.nanoseconds)
            func rate(_ sends: Double) -> Double { 1e9 / (40e6 + (sends - 1) * retry) }
            let expected = PolicyTheory(run).throughput!
            #expect(rate(sends.high) <= expected && expected <= rate(sends.low))
            #expect((rate(outcome.sendsPerMessage) / outcome.throughput! - 1).magnitude < 1e-3)
        }
        let back = PolicyRun(
            Policy(.goBack, 8), up: try Weather("loss 10%, delay 20ms"),
            down: try Weather("delay 20ms"),
            traffic: PolicyTraffic(count: 20_000, gap: .zero), seed: 3)
        let outcome = back.outcome()
        let sends = BatchMean(count: 20_000) { Int64(outcome.sends[$0]) }
        #expect(sends.interval(z: z)!.contains(PolicyTheory(back).sendsPerMessage!))
        let open = PolicyRun(
            Policy(.selectiveRepeat, 8), up: try Weather("delay 20ms"),
            traffic: PolicyTraffic(count: 20_000, gap: .zero), seed: 3)
        #expect((open.outcome().throughput! / PolicyTheory(open).throughput! - 1).magnitude < 1e-3)
    }

    @Test func `too little is not enough`() throws {
        let run = try PolicyTheoryTests.run(
            "nack", up: "burst 5% 8, delay 20ms", down: "", count: 60)
        let rows = run.outcome().comparisons(with: PolicyTheory(run), z: 3.3)
        #expect(rows.allSatisfy { $0.verdict == .notEnough })
    }

    /// The judge itself: a policy that were a little off would be seen.
    @Test func `a wrong expectation disagrees`() throws {
        let run = try PolicyTheoryTests.run(
            "nack 1", up: "loss 20%, delay 20ms", down: "loss 20%, delay 20ms")
        let outcome = run.outcome()
        for wrong in ["nack 2", "none", "ack 1", "nack+echo 1"] {
            let other = try PolicyTheoryTests.run(
                wrong, up: "loss 20%, delay 20ms", down: "loss 20%, delay 20ms")
            let rows = outcome.comparisons(
                with: PolicyTheory(other), z: PolicyTheoryTests.z)
            #expect(rows[1].verdict == .disagrees, "\(wrong)")
        }
    }
}
