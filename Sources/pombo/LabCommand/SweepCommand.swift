import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab sweep`: all cells of an experiment, on all cores.
struct SweepCommand {
    let path: String
    var seed: UInt64?
    var jobs = Processors.count
    var form = SweepForm.table
    var out: String?
    let language: Language

    init(path: String, seed: UInt64?, language: Language) {
        self.path = path
        self.seed = seed
        self.language = language
    }

    func run() async -> ExitCode {
        do throws(LabFailure) {
            var setting = try LabReading.setting(at: path)
            if let seed { setting.file.firstSeed = seed }
            let file = try out.map { path throws(LabFailure) in try ResultFile(path) }
            let result = await SweepRun(setting: setting, jobs: jobs, language: language).result()
            let conclusion = LabConclusion(
                result: result, peers: setting.peers, language: language)
            let text = text(of: result, setting, conclusion)
            if let file {
                try file.write(text)
            } else {
                StandardStream.output.write(text)
            }
            if form != .table, !conclusion.isGood {
                StandardStream.error.write(SafeText.lines(conclusion.text))
            }
            return conclusion.isGood ? .success : .failure
        } catch {
            return error.tell("sweep", language)
        }
    }

    private func text(
        of result: SweepResult, _ setting: LabSetting, _ conclusion: LabConclusion
    ) -> String {
        switch form {
        case .table:
            SafeText.lines(
                SweepTable(
                    result: result, language: language,
                    limit: out == nil ? StandardStream.output.windowSize?.columns : nil
                ).text + conclusion.text)
        case .csv: SweepCSV.text(result)
        case .json: SweepJSON.text(result, program: "pombo \(Pombo.version)")
        case .html:
            SweepPage(
                result: result, setting: setting, conclusion: conclusion, language: language
            ).text
        }
    }
}
