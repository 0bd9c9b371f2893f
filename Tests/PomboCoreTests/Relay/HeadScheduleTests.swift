import Testing

@testable import PomboCore

/// When HEADs are due, as a script with times.
@Suite struct HeadScheduleTests {
    private func at(_ milliseconds: Int64) -> Instant {
        Instant(nanoseconds: milliseconds * 1_000_000)
    }

    @Test func `nothing is due before something is armed, nor what was disarmed`() {
        var heads = HeadSchedule()
        #expect(heads.due == .distantFuture && !heads.isDue(.room(3), at: at(0)))
        heads.arm(.room(3), at: at(0), members: 2)
        heads.arm(.inbox(slot: 1), at: at(10))
        #expect(heads.due == at(50))
        #expect(!heads.isDue(.room(3), at: at(49)) && heads.isDue(.room(3), at: at(50)))
        heads.disarm(.room(3))
        heads.findNext()
        #expect(!heads.isDue(.room(3), at: at(50)) && heads.due == at(60))
        heads.disarm(.inbox(slot: 1))
        heads.findNext()
        #expect(heads.due == .distantFuture)
    }

    @Test func `an empty room is not armed, and a rough one in half the time`() {
        var heads = HeadSchedule()
        heads.arm(.room(0), at: at(0), members: 0)
        #expect(heads.due == .distantFuture)
        heads.arm(.room(1), at: at(0), members: 65)
        #expect(heads.due == at(100))
        heads.arm(.room(2), at: at(0), members: 65, isRough: true)
        #expect(heads.due == at(50))
    }

    @Test func `each one that goes out is followed more slowly, up to the limit`() {
        var heads = HeadSchedule()
        heads.arm(.room(0), at: at(0), members: 2)
        var now: Int64 = 50
        var waits: [Duration] = []
        for _ in 0..<8 {
            #expect(heads.isDue(.room(0), at: at(now)))
            let wait = heads.relax(.room(0), at: at(now), limit: .seconds(2))
            now += wait.nanoseconds / 1_000_000
            waits.append(wait)
        }
        #expect(waits == [50, 100, 200, 400, 800, 1600, 2000, 2000].map { .milliseconds($0) })
    }
}
