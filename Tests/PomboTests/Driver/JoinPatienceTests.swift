import PomboTerminal
import Testing

@testable import PomboCore
@testable import pombo

/// How long somebody waits to be let in, and what the waiting comes to.
@Suite struct JoinPatienceTests {
    private static let begin = Instant(nanoseconds: 1_000_000_000_000)
    private static let refused = ClientEvent.refused(
        .relayFull, retry: .seconds(1), limit: 4096, remark: "later")
    private static let full = SessionFailure.refused(.relayFull, limit: 4096, remark: "later")
    private static let joined = ClientEvent.joined(
        SessionInfo(
            relay: "r", logID: 1, durability: .batch, name: Name("ana")!, room: .lobby,
            wall: WallTime(microseconds: 0), isResumed: false, start: 0, head: 0))

    /// Holds a nanosecond before the deadline, and is over at it.
    private func expectEnd(
        of patience: JoinPatience, after wait: Duration, _ failure: SessionFailure,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let end = Self.begin + wait
        let early = end - .nanoseconds(1)
        #expect(patience.deadline == end, sourceLocation: sourceLocation)
        #expect(
            patience.failure(in: .connecting, at: early) == nil, sourceLocation: sourceLocation)
        #expect(
            patience.failure(in: .connecting, at: end) == failure, sourceLocation: sourceLocation)
    }

    @Test func `silence is waited for longest, a closed port shortest, an answer longer`() {
        var patience = JoinPatience(since: Self.begin)
        expectEnd(of: patience, after: .seconds(5), .noAnswer)
        patience.noteClosedPort()
        patience.noteClosedPort()
        expectEnd(of: patience, after: .seconds(5), .noAnswer)
        patience.noteClosedPort()
        expectEnd(of: patience, after: .seconds(2), .noAnswer)
        patience.noteAnswer()
        expectEnd(of: patience, after: .seconds(20), .noAnswer)
    }

    @Test func `a relay that refuses is not one that does not answer`() {
        var patience = JoinPatience(since: Self.begin)
        patience.noteAnswer()
        patience.note(Self.refused, at: Self.begin + .seconds(19))
        expectEnd(of: patience, after: .seconds(20), Self.full)
        #expect(Self.full.code == .unconfirmed && SessionFailure.noAnswer.code == .noRelay)
    }

    @Test func `refused for good, nobody waits, but for a person who can choose`() {
        var script = JoinPatience(since: Self.begin)
        var person = JoinPatience(canChoose: true, since: Self.begin)
        let taken = ClientEvent.refused(.nameTaken, retry: nil, limit: 0, remark: "")
        script.note(taken, at: Self.begin)
        person.note(taken, at: Self.begin)
        let later = Self.begin + .seconds(3600)
        #expect(
            script.failure(in: .refused, at: Self.begin)
                == .refused(.nameTaken, limit: 0, remark: ""))
        #expect(person.failure(in: .refused, at: later) == nil)
        // The new name is given all the time that the first one had.
        person.restart(at: later)
        #expect(person.deadline == later + .seconds(5))
        #expect(person.failure(in: .connecting, at: later + .seconds(5)) == .noAnswer)
    }

    @Test func `who was let in is never given up for silence, only when the relay ends it`() {
        var patience = JoinPatience(since: Self.begin)
        patience.note(Self.refused, at: Self.begin)
        patience.note(Self.joined, at: Self.begin + .seconds(4))
        let later = Self.begin + .seconds(86_400)
        #expect(patience.deadline == .distantFuture)
        for phase in [Client.Phase.connecting, .joined, .leaving, .ended] {
            #expect(patience.failure(in: phase, at: later) == nil)
        }
        patience.note(.bye(.stopping, remark: ""), at: later)
        #expect(patience.failure(in: .ended, at: later) == nil)
        patience.note(.bye(.removed, remark: "spam"), at: later)
        #expect(patience.failure(in: .ended, at: later) == .ended(.removed, remark: "spam"))
    }

    @Test func `a stamp is waited for half a minute from the last one on`() {
        var patience = StampPatience(since: Self.begin)
        #expect(!patience.isOver(at: Self.begin + .milliseconds(29_999)))
        #expect(patience.isOver(at: Self.begin + .seconds(30)))
        patience.noteProgress(at: Self.begin + .seconds(10))
        patience.noteProgress(at: Self.begin)
        #expect(patience.deadline == Self.begin + .seconds(40))
    }
}
