import PomboCore
import Testing

@testable import PomboLab

/// Each policy as a script: a named loss, and when what comes.
@Suite struct PolicyMachineTests {
    /// Ten messages, 20 ms apart, 10 ms each way: a round trip of 20 ms, patience of 5 ms and a
    /// retry after 25 ms.
    static func run(
        _ policy: String, up: String, down: String = "", count: Int = 10,
        gap: Duration = .milliseconds(20)
    ) throws -> PolicyOutcome {
        let up = up.isEmpty ? "delay 10ms" : up + ", delay 10ms"
        let down = down.isEmpty ? "delay 10ms" : down + ", delay 10ms"
        return PolicyRun(
            try Policy(policy), up: try Weather(up), down: try Weather(down),
            traffic: PolicyTraffic(count: count, gap: gap), seed: 1
        ).outcome()
    }

    /// In milliseconds from each one's offer; -1 for never.
    static func milliseconds(_ delays: [Int64]) -> [Int64] {
        delays.map { $0 == .max ? -1 : $0 / 1_000_000 }
    }

    static func arrivals(_ outcome: PolicyOutcome) -> [Int64] {
        milliseconds(outcome.arrivalDelays)
    }

    @Test func `without loss everybody is on time and sends what it must`() throws {
        let back = ["arq": 10, "gbn 8": 10, "sr 8": 10, "ack 3": 10]
        for policy in Policy.all {
            let outcome = try Self.run("\(policy)", up: "")
            #expect(Self.arrivals(outcome) == Array(repeating: 10, count: 10), "\(policy)")
            #expect(outcome.deliveries == outcome.arrivals)
            #expect(outcome.recoveries.allSatisfy { $0 == .first })
            #expect(outcome.backCount == back["\(policy)"] ?? 0, "\(policy)")
            #expect(outcome.lost.isEmpty && outcome.repaired.isEmpty)
            let extra = [PolicyKind.nack: 8, .nackEcho: 8, .duplication: 10, .parity: 3]
            #expect(outcome.forwardCount == 10 + (extra[policy.kind] ?? 0), "\(policy)")
            let header = PolicyTraffic.headerByteCount
            if policy.kind == .none { #expect(outcome.forwardBytes == 10 * (100 + header)) }
            if policy.kind == .duplication { #expect(outcome.duplicateCount == 10) }
        }
    }

    @Test func `none loses what is lost`() throws {
        let outcome = try Self.run("none", up: "list 3,5")
        #expect(outcome.lost.numbers == [3, 5])
        #expect(outcome.cause(of: 3) == .list && outcome.cause(of: 4) == nil)
        #expect(outcome.firstLost(by: .list).numbers == [3, 5])
        #expect(outcome.mark(of: 3) == .lost && outcome.mark(of: 4) == .ok)
    }

    @Test func `a drop by meaning takes what it names from whom it names`() throws {
        for (recipient, lost) in [("bia", [4]), ("caio", [])] {
            var run = PolicyRun(
                Policy(.none), up: try Weather("drop say#4 to bia"),
                traffic: PolicyTraffic(count: 10), seed: 1)
            run.recipient = recipient
            #expect(run.outcome().lost.numbers == lost)
        }
        let asked = try Self.run("nack", up: "list 4", down: "drop nack#4")
        #expect(asked.asked[3] == 2 && asked.lost.isEmpty)
        let again = try Self.run("ack", up: "", down: "drop ack#4")
        #expect(again.sends[3] == 2 && again.duplicated.numbers == [4])
    }

    @Test func `nack asks after its patience and delivers in order`() throws {
        let outcome = try Self.run("nack", up: "list 3-4")
        // 5 shows it at 90 ms; asked at 95, answered at 105, there at 115.
        #expect(Self.arrivals(outcome) == [10, 10, 75, 55, 10, 10, 10, 10, 10, 10])
        #expect(Self.milliseconds(outcome.delays) == [10, 10, 75, 55, 35, 15, 10, 10, 10, 10])
        #expect(outcome.backCount == 1 && outcome.asked[2] == 1 && outcome.asked[3] == 1)
        #expect(outcome.backBytes == 40 + 16)
        #expect(outcome.sends == [1, 1, 2, 2, 1, 1, 1, 1, 1, 1])
        #expect(outcome.overtaken.numbers == [3, 4] && outcome.reordered.isEmpty)
        #expect(outcome.repaired.numbers == [3, 4])
    }

    @Test func `nack asks as often as it may and then lets the others go`() throws {
        let outcome = try Self.run("nack 2", up: "list 3", down: "loss 100%")
        #expect(outcome.asked[2] == 2 && outcome.backCount == 2)
        #expect(outcome.lost.numbers == [3])
        // Shown at 70, asked at 75 and 100, given up at 125.
        #expect(Self.milliseconds(outcome.delays) == [10, 10, -1, 65, 45, 25, 10, 10, 10, 10])
    }

    @Test func `a last message's loss shows by a head`() throws {
        let outcome = try Self.run("nack", up: "list 10")
        // A head leaves 50 ms after it: there at 60, asked at 65, back at 85.
        #expect(Self.arrivals(outcome)[9] == 85)
    }

    @Test func `an echo fills a single hole with the next message`() throws {
        let outcome = try Self.run("nack+echo", up: "list 3,6-7")
        #expect(outcome.recoveries[2] == .echo && Self.arrivals(outcome)[2] == 30)
        #expect(outcome.recoveries[6] == .echo && Self.arrivals(outcome)[6] == 30)
        #expect(outcome.recoveries[5] == .again && Self.arrivals(outcome)[5] == 75)
        #expect(outcome.backCount == 1)
        let header = PolicyTraffic.headerByteCount
        #expect(outcome.forwardBytes == 9 * 200 + 2 * 100 + 11 * header + 8 * (header + 28))
    }

    @Test func `ack sends again when no answer can come any more`() throws {
        let outcome = try Self.run("ack 2", up: "list 3")
        #expect(Self.arrivals(outcome)[2] == 35 && outcome.sends[2] == 2)
        let deaf = try Self.run("ack 2", up: "", down: "loss 100%")
        #expect(deaf.sends.allSatisfy { $0 == 3 } && deaf.duplicateCount == 20)
        #expect(deaf.duplicated.count == 10 && deaf.lost.isEmpty)
    }

    @Test func `stop-and-wait lets the next ones wait`() throws {
        let outcome = try Self.run("arq", up: "list 3")
        #expect(Self.arrivals(outcome) == [10, 10, 35, 35, 35, 35, 35, 35, 35, 35])
        #expect(outcome.forwardCount == 11)
    }

    @Test func `go-back-n sends the window again and takes nothing early`() throws {
        let outcome = try Self.run("gbn 8", up: "list 3", gap: .milliseconds(4))
        // 2 is acknowledged at 24 ms and the timer set anew; at 49 the window goes again.
        #expect(outcome.sends == [1, 1, 2, 2, 2, 2, 2, 2, 2, 2])
        #expect(outcome.arrivals[2] == 59_000_000 && outcome.arrivals[9] == 59_000_000)
        #expect(outcome.overtaken.isEmpty)
    }

    @Test func `selective repeat sends one again and keeps the others`() throws {
        let outcome = try Self.run("sr 8", up: "list 3", gap: .milliseconds(4))
        #expect(outcome.sends == [1, 1, 2, 1, 1, 1, 1, 1, 1, 1])
        #expect(outcome.arrivals[2] == 43_000_000 && outcome.arrivals[3] == 22_000_000)
        #expect(outcome.deliveries[3] == 43_000_000)
        // A window of 3 stops behind it: 6 waits for the answer to 3.
        let narrow = try Self.run("sr 3", up: "list 3", gap: .milliseconds(4))
        #expect(narrow.arrivals[5] == 63_000_000)
    }

    @Test func `a window gives a dead link up`() throws {
        for policy in ["arq", "gbn 8", "sr 8"] {
            let outcome = try Self.run(policy, up: "loss 100%")
            #expect(outcome.lost.count == 10, "\(policy)")
            #expect(outcome.unsent.count == (policy == "arq" ? 9 : 2))
            #expect(outcome.sends[0] > 1000)
        }
    }

    @Test func `copies are there at once`() throws {
        let outcome = try Self.run("dup 2", up: "list 3")
        #expect(Self.arrivals(outcome) == Array(repeating: 10, count: 10))
        #expect(outcome.recoveries[2] == .again && outcome.duplicateCount == 9)
    }

    @Test func `parity makes good for one loss of a group, the last group too`() throws {
        let outcome = try Self.run("xor 4", up: "list 2,5-6,10")
        #expect(outcome.lost.numbers == [5, 6])
        #expect(outcome.recoveries[1] == .parity && Self.arrivals(outcome)[1] == 50)
        #expect(outcome.recoveries[9] == .parity && Self.arrivals(outcome)[9] == 10)
        #expect(outcome.forwardCount == 13)
    }

    @Test func `quantiles go by nearest rank and the undelivered are never`() throws {
        let outcome = try Self.run("none", up: "list 3")
        let sorted = outcome.delays.sorted()
        #expect(PolicyOutcome.quantile(900, ofSorted: sorted) == 10_000_000)
        #expect(PolicyOutcome.quantile(901, ofSorted: sorted) == nil)
        #expect(PolicyOutcome.quantile(1, ofSorted: sorted) == 10_000_000)
        #expect(outcome.jitter == .zero)
        #expect(outcome.goodput == 9 * 100 * 8 / 0.2)
    }

    /// The same on every platform, in debug and release: a digest of everything a run says.
    @Test func `outcomes never change`() throws {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) { digest = (digest ^ word) &* 0x0000_0100_0000_01b3 }
        for policy in Policy.all {
            let outcome = try PairingTests.outcome(
                policy,
                "loss 5%, burst 5% 40ms, delay 20ms, jitter 9ms, order free, swap 2%, "
                    + "hold 1% by 3, jump 1%, corrupt 1%, dup 2%")
            for index in 0..<outcome.count {
                mix(UInt64(outcome.sends[index]))
                mix(UInt64(outcome.asked[index]))
                mix(UInt64(outcome.recoveries[index].rawValue))
                mix(UInt64(outcome.arrivals[index]))
                mix(UInt64(outcome.deliveries[index]))
            }
            for total in [
                outcome.forwardCount, outcome.forwardBytes, outcome.backCount, outcome.backBytes,
                outcome.duplicateCount, outcome.overtaken.count, outcome.firstLost.count,
            ] { mix(UInt64(total)) }
        }
        #expect(digest == 14_554_477_883_848_702_272)
    }
}
