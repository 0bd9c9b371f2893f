import PomboCore
import PomboLab
import Testing

@Suite struct TortureTests {
    @Test func `a hundred seeds keep every promise and meet every rare path`() {
        var summary = TortureSummary()
        for seed in 1...UInt64(100) {
            let run = Torture(seed: seed)
            summary.add(run)
            #expect(run.violation == nil, "pombo lab torture --seeds 1 --from \(seed)")
        }
        for mark in summary.coverage.marks {
            #expect(mark.count > 0, "\(mark.name) never happened")
        }
    }

    @Test func `a seed is a run`() {
        #expect(Torture(seed: 42) == Torture(seed: 42))
        #expect(Torture(seed: 42).trace != Torture(seed: 43).trace)
    }

    @Test(arguments: PlantedFault.allCases)
    func `a planted fault is found within 300 seeds`(fault: PlantedFault) {
        let found = (1...UInt64(300)).first { Torture(seed: $0, fault: fault).violation != nil }
        #expect(found != nil, "\(fault.rawValue) was not found")
    }
}
