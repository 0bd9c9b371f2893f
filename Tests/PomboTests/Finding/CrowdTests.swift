import Testing

@testable import pombo

@Suite struct CrowdTests {
    /// Seeds at which not all are on one relay at the end, and how many hosted in the worst case.
    private static func splits(
        loss: UInt64, spread: UInt64, seeds: ClosedRange<UInt64>
    ) -> (seeds: [UInt64], mostHosts: Int) {
        var found: [UInt64] = []
        var most = 0
        for seed in seeds {
            var crowd = Crowd(count: 30, seed: seed, loss: loss, spread: spread)
            crowd.run(milliseconds: 18_000)
            if !crowd.isUnited { found.append(seed) }
            most = max(most, crowd.hostCount)
        }
        return (found, most)
    }

    @Test(arguments: [0, 300, 3000] as [UInt64])
    func `thirty who start at once end up on one relay`(spread: UInt64) {
        let (seeds, mostHosts) = Self.splits(loss: 0, spread: spread, seeds: 1...8)
        #expect(seeds == [])
        // The waits differ: hardly ever do more than a third begin to host.
        #expect(mostHosts <= 15)
    }

    @Test func `also where a tenth of the datagrams is lost`() {
        #expect(Self.splits(loss: 100, spread: 300, seeds: 1...8).seeds == [])
    }
}
