import PomboCore
import PomboLab
import Testing

/// A whole relay with its clients, killed at each call that it makes to its disk.
@Suite struct RelayKillTests {
    private static func calls() -> Int {
        var world = World(.rotatingRoom())
        #expect(world.run() == nil)
        #expect(world.tally.coverage.rotations >= 4)
        return world.tally.diskCalls
    }

    @Test func `a kill at every call loses nothing and uses no number again`() {
        let calls = Self.calls()
        #expect(calls > 200)
        for call in 0..<calls {
            for losesPower in [false, true] {
                var kill = Scenario.Kill(.call(call), down: .milliseconds(50))
                kill.losesPower = losesPower
                var scenario = Scenario.rotatingRoom()
                scenario.firstKill = kill
                var world = World(scenario)
                let violation = world.run()
                #expect(violation == nil, "call \(call), \(losesPower): \(violation!)")
                #expect(world.tally.coverage.kills == 1)
            }
        }
    }

    @Test func `an error at every call loses nothing and uses no number again`() {
        for call in 1...Self.calls() {
            for cause in [FileError.Cause.device, .noSpace] {
                var scenario = Scenario.rotatingRoom()
                scenario.firstFault = DiskFault(call: call, cause)
                var world = World(scenario)
                let violation = world.run()
                #expect(violation == nil, "\(cause) at call \(call): \(violation!)")
            }
        }
    }
}
