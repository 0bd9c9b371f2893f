import PomboCore
import PomboLab
import PomboText

/// The HTML report of a sweep: its result, and the way of one message that shows what happened.
struct SweepPage {
    let result: SweepResult
    let setting: LabSetting
    let conclusion: LabConclusion
    let language: Language

    var text: String {
        HTMLReport(
            result, language, notes: conclusion.text.split(separator: "\n").map(String.init),
            ladder: ladder
        ).text
    }

    /// In the middle weather, a message that was repaired if there was one, by the real machines.
    private var ladder: ReportLadder? {
        guard let message, setting.messages.indices.contains(message) else { return nil }
        var short = setting
        // What comes long after it has nothing to do with it.
        let last = setting.messages[message].at + .seconds(10)
        short.messages = setting.messages.filter { $0.at <= last }
        let run = MachineRun(
            short, point: result.points[result.points.count / 2],
            isRaw: result.policies == [.rawMachines], seed: result.file.firstSeed,
            ladderOf: message)
        return run.ladder.map { ladder in
            ReportLadder(
                ladder, peers: setting.peers.map(\.text),
                author: setting.messages[message].author,
                begin: run.begin.nanoseconds,
                labels: ladder.steps.map { Texts.name(of: $0.what)[language] })
        }
    }

    /// Bars are messages only where one listens; among several the first message will do.
    private var message: Int? {
        guard !setting.messages.isEmpty, !result.cells.isEmpty else { return nil }
        let cells = result.paired(point: result.points.count / 2, seed: 0)
        let place = result.policies.firstIndex(of: .machines) ?? 0
        guard cells.indices.contains(place), setting.peers.count == 2 else { return 0 }
        let marks = cells[place].barcode
        return marks.firstIndex(of: .repaired) ?? marks.firstIndex(of: .lost) ?? 0
    }
}
