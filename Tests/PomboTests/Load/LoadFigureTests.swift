import PomboCore
import Testing

@testable import pombo

/// What a load counts, without any network.
@Suite struct LoadFigureTests {
    @Test func `a quantile is the nearest rank, at most a bucket of 1.6 percent too high`() {
        var tally = LatencyTally()
        for microseconds in 1...1000 { tally.add(microseconds: microseconds) }
        let half = tally.quantile(500)!
        #expect(half >= 500 && half <= 508)
        let most = tally.quantile(990)!
        #expect(most >= 990 && most <= 1000)
        #expect(tally.quantile(1000) == 1000)
        #expect(tally.longest == 1000)
    }

    @Test func `nothing counted has no quantile`() {
        #expect(LatencyTally().quantile(500) == nil)
    }

    @Test func `a latency of an hour is counted, too`() {
        var tally = LatencyTally()
        tally.add(.seconds(3600))
        #expect(tally.quantile(500) == 3_600_000_000)
    }

    @Test func `an author's lines are delivered, doubled or out of order`() {
        var tally = LoadTally(firstClient: 100, senderCount: 2)
        var next: UInt32 = 1
        for cseq: UInt32 in [1, 2, 2, 4, 5] {
            tally.noteDelivered(cseq, by: 1, next: &next, at: .zero)
        }
        #expect(tally.deliveries == 4)
        #expect(tally.duplicated == 1)
        #expect(tally.outOfOrder == 1)
        #expect(tally.author(of: 101) == 1)
        #expect(tally.author(of: 102) == nil)
        #expect(tally.author(of: 99) == nil)
    }

    @Test func `a hole is held, asked for and filled`() {
        var chain = LoadChain()
        func record(_ seq: UInt64, _ prev: UInt64) -> LoadRecord {
            var bytes: [UInt8] = []
            Record(
                seq: seq, prev: prev, time: WallTime(microseconds: 0), client: 9, cseq: 1,
                kind: .say
            ).encode(name: [UInt8]().span, text: [UInt8]([0x61]).span, into: &bytes)
            var offset = 0
            return LoadRecord(bytes.span, at: &offset)!
        }
        #expect(chain.take(record(1, 0), at: .zero) == .delivered)
        #expect(chain.take(record(3, 2), at: .zero) == .held)
        #expect(chain.due == .zero + .milliseconds(5))
        let gaps = chain.ask(at: .zero)
        #expect(gaps.count == 1 && gaps[0] == Nack.Gap(after: 1, upto: 2))
        #expect(chain.take(record(2, 1), at: .zero) == .delivered)
        #expect(chain.wasAsked(2) && !chain.wasAsked(3))
        #expect(chain.takeHeld()?.seq == 3)
        #expect(chain.takeHeld() == nil)
        #expect(chain.due == .distantFuture)
        #expect(chain.take(record(2, 1), at: .zero) == .old)
    }

    @Test func `a fixed rate is due by the clock, whatever was late`() {
        var plan = LoadPlan(relay: Address(ipv4: 0x7F00_0001, port: 1))
        plan.rate = .perSecond(100)
        var traffic = LoadTraffic(plan, from: .zero)
        let now = Instant.zero + .milliseconds(50)
        #expect(traffic.allowance(at: now, open: 0) == 6)
        #expect(traffic.waiting(at: now) == .zero)
        traffic.noteSaid()
        #expect(traffic.due == .zero + .milliseconds(10))
        #expect(traffic.waiting(at: now) == .zero + .milliseconds(10))
    }
}
