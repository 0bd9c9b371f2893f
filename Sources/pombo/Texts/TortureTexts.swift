import PomboLab
import PomboText

// What `pombo lab torture` and `fuzz` say.
extension Texts {
    static func tortureProgress(_ done: Int, _ all: Int) -> Phrase {
        Phrase("\(done) of \(all) seeds", pt: "\(done) de \(all) sementes")
    }

    static func broken(_ violation: Violation, seed: UInt64) -> Phrase {
        Phrase("seed \(seed): \(violation)", pt: "semente \(seed): \(violation)")
    }

    static func toRepeat(_ line: String) -> Phrase {
        Phrase("  to repeat it: \(line)", pt: "  para repetir: \(line)")
    }

    static func tortureSpeed(_ rate: Int, jobs: Int) -> Phrase {
        Phrase(
            "\(rate) seeds per second with \(jobs) jobs",
            pt: "\(rate) sementes por segundo com \(jobs) em paralelo")
    }

    static func verdict(_ summary: TortureSummary) -> Phrase {
        let lost = summary.count(.once, .convergence, .exactRun, .durable)
        let doubled = summary.count(.freshNumbers)
        let reordered = summary.count(.order, .authorOrder)
        let others = summary.count(.noAmplifier, .bounds)
        let counts = Phrase(
            "\(summary.seedCount) seeds, \(summary.messages) messages, "
                + "\(summary.datagrams) datagrams: \(lost) lost, \(doubled) duplicated, "
                + "\(reordered) reordered",
            pt: "\(summary.seedCount) sementes, \(summary.messages) mensagens, "
                + "\(summary.datagrams) datagramas: \(lost) perdidas, \(doubled) duplicadas, "
                + "\(reordered) fora de ordem")
        let rest =
            others == 0
            ? Phrase(verbatim: "")
            : Phrase(", \(others) other violations", pt: ", \(others) outras violações")
        return counts + rest + Phrase(verbatim: " · trace \(String(summary.trace, radix: 16))")
    }

    static func verdict(_ fuzz: FuzzRun) -> Phrase {
        Phrase(
            "\(fuzz.thrown) mangled datagrams, \(fuzz.taken) accepted as valid, no crash",
            pt: "\(fuzz.thrown) datagramas corrompidos, \(fuzz.taken) aceitos como válidos, "
                + "nenhuma falha")
    }
}
