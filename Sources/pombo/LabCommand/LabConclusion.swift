import PomboCore
import PomboLab
import PomboText

/// What follows a table: who lacks what, broken promises, and expectations.
struct LabConclusion {
    let result: SweepResult
    let peers: [Name]
    let language: Language

    /// Whether everything that was expected is so.
    var isGood: Bool {
        result.cells.allSatisfy { $0.violation == nil }
            && LabVerdict.verdicts(on: result).allSatisfy(\.isMet)
    }

    var text: String {
        let lines = beyondNone + unsent + lacks + coverage + violations + verdicts
        return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n"
    }

    private func name(_ cell: Cell) -> String { result.policies[cell.policy].description }

    /// Pairing is the reason why policies can be compared at all: where it fails, say so.
    private var beyondNone: [String] {
        result.summaries.compactMap { cell in
            guard let count = cell.lostBeyondNone, count > 0 else { return nil }
            return Texts.labBeyondNone(
                count, policy: name(cell), point: result.points[cell.point].label)[language]
        }
    }

    private var unsent: [String] {
        result.summaries.compactMap { cell in
            cell.unsent == 0
                ? nil
                : Texts.labUnsent(
                    cell.unsent, policy: name(cell), point: result.points[cell.point].label)[
                        language]
        }
    }

    /// How the theory of what stays lost fared, where it is neither all nor nothing. Rows under one
    /// weather share their luck, so this is told and not judged.
    private var coverage: [String] {
        let inside = result.summaries.compactMap { cell -> Bool? in
            guard let theory = cell.theory.residual, theory > 0, theory < 1 else { return nil }
            return cell.residualInterval?.contains(theory)
        }
        return inside.isEmpty
            ? [] : [Texts.labCoverage(inside.count { $0 }, of: inside.count)[language]]
    }

    /// Of the real clients, which have names.
    private var lacks: [String] {
        guard result.points.count == 1 else { return [] }
        return result.summaries.flatMap { cell -> [String] in
            guard cell.lostOf.count == peers.count, peers.count > 1 else { return [] }
            return zip(peers, cell.lostOf).compactMap { peer, lost in
                lost == 0
                    ? nil
                    : Texts.labLostOf(peer.text, lost, policy: name(cell))[language]
            }
        }
    }

    private var violations: [String] {
        result.cells.compactMap { cell in
            cell.violation.map { Texts.labViolation(name(cell), cell.seed, $0)[language] }
        }
    }

    /// What is met is said once for each expectation, what is not each time.
    private var verdicts: [String] {
        let all = LabVerdict.verdicts(on: result)
        return result.file.expectations.flatMap { expectation -> [String] in
            let mine = all.filter { $0.expectation == expectation }
            let wrong = mine.filter { !$0.isMet }
            if wrong.isEmpty, mine.count != 1 {
                return [Texts.metByAll(expectation, mine.count)[language]]
            }
            return (wrong.isEmpty ? mine : wrong).map { verdict in
                Texts.verdict(
                    verdict, policy: result.policies[verdict.policy].description,
                    point: result.points[verdict.point].label)[language]
            }
        }
    }
}
