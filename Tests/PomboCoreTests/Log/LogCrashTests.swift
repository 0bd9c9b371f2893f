import PomboCore
import Testing

/// Lost power, simulated: of what was written since the last sync, each sector arrived or not.
@Suite struct LogCrashTests {
    private static let sector = 512

    /// A disk with what is surely on it and what was only written.
    private struct Disk {
        var synced: [UInt8] = []
        var written: [UInt8] = []

        mutating func append(_ bytes: [UInt8], sync: Bool) {
            written += bytes
            if sync { synced = written }
        }

        /// What is found after the crash.
        func crashed(_ chance: inout SplitMix) -> [UInt8] {
            var found = written
            // The file may have kept its new length or not.
            if chance.draw(below: 3) == 0 {
                let lost = chance.draw(below: UInt64(written.count - synced.count + 1))
                found.removeLast(Int(lost))
            }
            let first = synced.count / LogCrashTests.sector
            for sector in first..<(found.count / LogCrashTests.sector + 1) {
                let start = max(sector * LogCrashTests.sector, synced.count)
                let end = min((sector + 1) * LogCrashTests.sector, found.count)
                guard start < end else { continue }
                switch chance.draw(below: 4) {
                case 0: for index in start..<end { found[index] = 0 }
                case 1:
                    // Torn inside the sector.
                    let cut = start + Int(chance.draw(below: UInt64(end - start)))
                    for index in cut..<end { found[index] = 0 }
                default: break
                }
            }
            return found
        }
    }

    /// One life of a relay's log: batches, syncs by the policy, numbers that were sent.
    private struct Life {
        var disk: Disk
        var next: UInt64
        var reservedUntil: UInt64 = 0
        var highestSent: UInt64
        var writtenSeqs: [UInt64]
        var syncedSeqs: [UInt64]
        let isSyncedEach: Bool

        mutating func run(batches: Int, _ chance: inout SplitMix) {
            for _ in 0..<batches {
                let count = 1 + chance.draw(below: 5)
                var lines: [UInt8] = []
                var mustSync = isSyncedEach
                if !isSyncedEach, next + count - 1 > reservedUntil {
                    reservedUntil = next + Specification.reservation - 1
                    lines += SampleRecords.line(.reserve(until: reservedUntil), seq: next - 1)
                    lines.append(10)
                    mustSync = true
                }
                for seq in next..<next + count {
                    lines += SampleRecords.line(SampleRecords.record(seq)) + [10]
                    writtenSeqs.append(seq)
                }
                let diesInBetween = chance.draw(below: 40) == 0
                disk.append(lines, sync: mustSync && !diesInBetween)
                next += count
                if diesInBetween { return }
                if mustSync { syncedSeqs = writtenSeqs }
                highestSent = next - 1
            }
        }
    }

    @Test func `L-10: 5,000 crashes lose nothing synced and never use a number twice`() {
        var failures: [UInt64] = []
        for seed in UInt64(1)...5000 where !Self.survives(seed) { failures.append(seed) }
        #expect(failures.prefix(5) == [])
    }

    private static func survives(_ seed: UInt64) -> Bool {
        var chance = SplitMix(state: seed)
        let open = SampleRecords.log(0)
        var life = Life(
            disk: Disk(synced: open, written: open), next: 1, highestSent: 0,
            writtenSeqs: [], syncedSeqs: [],
            isSyncedEach: seed % 2 == 0)
        for _ in 0..<2 {
            life.run(batches: Int(1 + chance.draw(below: 8)), &chance)
            let found = life.disk.crashed(&chance)
            let (repaired, seqs, repair) = recover(found)
            // What was synced is there, what is there was written, and no number comes again.
            guard seqs.starts(with: life.syncedSeqs), seqs == seqs.sorted(),
                Set(seqs).isSubset(of: life.writtenSeqs),
                seqs.last ?? 0 < life.next, repair.nextSeq > life.highestSent
            else { return false }
            // A second recovery finds the same and has nothing to do.
            let again = recover(repaired)
            guard again.bytes == repaired, again.seqs == seqs,
                again.repair.nextSeq == repair.nextSeq
            else { return false }
            life.disk = Disk(synced: repaired, written: repaired)
            life.syncedSeqs = seqs
            life.writtenSeqs = seqs
            life.next = repair.nextSeq
            life.reservedUntil = 0
            life.highestSent = repair.nextSeq - 1
        }
        return true
    }

    private static func recover(
        _ bytes: [UInt8]
    ) -> (bytes: [UInt8], seqs: [UInt64], repair: LogRepair) {
        var seqs: [UInt64] = []
        let findings = LogScan.findings(of: bytes.span) { view, _, _ in
            if case .record = view.content { seqs.append(view.seq) }
        }
        let repair = LogRepair(
            findings, newID: 0xABCD, relay: "sala", at: WallTime(microseconds: 0))
        return (Array(bytes[..<Int(repair.keptByteCount)]) + repair.lines, seqs, repair)
    }
}

/// A small generator for tests: one seed, one run.
struct SplitMix {
    var state: UInt64

    mutating func draw(below bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return (word ^ word >> 31) % bound
    }
}
