import PomboLab
import Testing

@Suite struct FuzzTests {
    @Test func `P-9: a hundred thousand mangled datagrams trap nobody`() {
        var run = FuzzRun(seed: 1)
        run.run(count: 100_000)
        #expect(run.thrown == 100_000)
        // Otherwise the checksum alone would have been tested.
        #expect(run.taken > 50_000)
    }
}
