import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab expect`: theory alone. A question mark stands where nobody has a closed form.
struct ExpectCommand {
    var path = ""
    var language = Language.english

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

extension ExpectCommand: CommandOptions {
    static let table: [OptionGroup<ExpectCommand>] = [OptionGroup()]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        path = words.operands[0]
    }

    static let command = Command(
        "expect",
        Phrase(
            "shows what theory expects of an experiment, without running it",
            pt: "mostra o que a teoria espera de um experimento, sem executá-lo"),
        remarks: [LabSyntax.where],
        .options(ExpectCommand.self, .init("FILE.lab", 1...1)) { $0.run() })
}
