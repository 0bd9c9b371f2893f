import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab expect`: theory alone. A question mark stands where nobody has a closed form.
struct ExpectCommand {
    let path: String
    let language: Language

    func run() -> ExitCode {
        do throws(LabFailure) {
            var setting = try LabReading.setting(at: path)
            setting.file.seedCount = 1
            let table = SweepTable(
                result: setting.expectation(), language: language, isTheoryOnly: true,
                limit: StandardStream.output.windowSize?.columns)
            StandardStream.output.write(SafeText.lines(table.text))
            return .success
        } catch {
            return error.tell("expect", language)
        }
    }
}
