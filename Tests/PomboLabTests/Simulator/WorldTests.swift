import PomboCore
import PomboLab
import Testing

@Suite struct WorldTests {
    @Test func `every pattern of loss among the first twelve datagrams ends in agreement`() {
        for dropped in 0..<UInt64(1) << 12 {
            var world = World(.smallWorld(dropping: dropped))
            let violation = world.run()
            #expect(violation == nil, "pattern \(String(dropped, radix: 2)): \(violation!)")
        }
    }

    @Test(arguments: [Duration.milliseconds(1), .seconds(2), .seconds(20)])
    func `idle members are back within six seconds of a restart`(down: Duration) {
        let scenario = Scenario.idleRoom(members: 10, down: down, loss: .never)
        var world = World(scenario)
        #expect(world.run() == nil)
        #expect(world.now <= scenario.calm + .seconds(6))
    }

    @Test(arguments: [(UInt64(10), Duration.milliseconds(80)), (50, .milliseconds(700))])
    func `99 of 100 deliveries of a lossy classroom come soon`(loss: UInt64, limit: Duration) {
        var world = World(.classroom(loss: .percent(loss), seconds: 60))
        #expect(world.run() == nil)
        let delays = world.delays.sorted()
        #expect(delays.count >= 6000)
        #expect(delays[delays.count * 99 / 100] <= limit)
    }
}
