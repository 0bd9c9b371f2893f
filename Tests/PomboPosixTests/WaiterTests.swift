import PomboCore
import PomboPosix
import Testing

@Suite struct WaiterTests {
    @Test func `a waiter tells which socket has something`() throws {
        var first = try Loopback.socket()
        var second = try Loopback.socket()
        var waiter = Waiter()
        let places = [waiter.watch(first.number), waiter.watch(second.number)]
        #expect(waiter.wait(.none) == .timedOut)
        let target = second.facts.local
        Loopback.send([[1]], to: target, on: &first)
        #expect(waiter.wait(.atMost(.seconds(5))) == .ready)
        #expect(places.map { waiter.isReady($0) } == [false, true])
        waiter.forget(places[1])
        #expect(waiter.wait(.none) == .timedOut)
        #expect(!waiter.isReady(places[1]))
        #expect(Loopback.hear(1, on: &second).count == 1)
    }

    @Test func `a wait and a nap last at least as long as asked`() {
        var waiter = Waiter()
        let clock = Clock()
        var start = clock.instant
        #expect(waiter.wait(.atMost(.microseconds(1500))) == .timedOut)
        #expect(start.duration(to: clock.instant) >= .microseconds(1500))
        start = clock.instant
        Clock.nap(.microseconds(300))
        #expect(start.duration(to: clock.instant) >= .microseconds(300))
    }

    @Test func `patience ends at the deadline`() {
        let now = Instant(nanoseconds: 1000)
        #expect(Patience.until(nil, from: now) == .forever)
        #expect(Patience.until(.distantFuture, from: now) == .forever)
        #expect(Patience.until(now, from: now) == .none)
        #expect(Patience.until(.zero, from: now) == .none)
        let later = now.advanced(by: .nanoseconds(1))
        #expect(Patience.until(later, from: now) == .atMost(.nanoseconds(1)))
    }

    @Test func `both clocks go forward, and the wall clock is in this century`() {
        for clock in [Clock(), Clock(countsSleep: true)] {
            let first = clock.now()
            let second = clock.now()
            #expect(first.instant <= second.instant)
            #expect(first.wall.microseconds > 1_700_000_000_000_000)
        }
    }

    @Test func `secrets differ`() throws {
        #expect(try Entropy.secret() != Entropy.secret())
        #expect(try Entropy.word() != Entropy.word())
        #expect(try Entropy.bytes(256).count == 256)
        #expect(Set(try Entropy.bytes(256)).count > 100)
    }

    @Test func `every number of the system has words`() {
        #expect(SystemError.words(for: 13) == "Permission denied")
        #expect(!SystemError.words(for: 99_999).isEmpty)
    }
}
