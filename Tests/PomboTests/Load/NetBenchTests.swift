import PomboCore
import Testing

@testable import pombo

@Suite(.waitingForOthers) struct NetBenchTests {
    @Test(arguments: [NetBench.Row.singles16, .trains16])
    func `what the kernel asks is told, and it is not nothing`(row: NetBench.Row) throws {
        var bench = NetBench()
        bench.duration = .milliseconds(100)
        let microseconds = try bench.measure(row)
        // A datagram of a train takes a tenth of a microsecond on a fast machine; a whole second
        // would mean that none was sent.
        #expect(microseconds > 0.01 && microseconds < 100_000)
    }
    @Test func `how late lone datagrams come is told, and it is not at once`() throws {
        var bench = NetBench()
        bench.duration = .seconds(1)
        let microseconds = try bench.measure(.delay1000)
        #expect(microseconds > 1 && microseconds < 1_000_000)
    }
}
