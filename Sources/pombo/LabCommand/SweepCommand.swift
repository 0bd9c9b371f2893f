import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab sweep`: all cells of an experiment, on all cores.
struct SweepCommand {
    var path = ""
    var seed: UInt64?
    var jobs = Processors.count
    var form = SweepForm.table
    var out: String?
    var language = Language.english

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

extension SweepCommand: CommandOptions {
    static let table: [OptionGroup<SweepCommand>] = [
        OptionGroup(
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the first seed, instead of the file's",
                pt: "a primeira semente, no lugar da do arquivo"),
            .value(
                "jobs", "N", .count(1...1024), \.jobs,
                "how many at a time [all cores]",
                pt: "quantos ao mesmo tempo [todos os núcleos]"),
            .value(
                "output", short: "o", "FORM", .choice, \.form,
                "\(SweepForm.names) [table]", pt: "\(SweepForm.names) [table]"),
            .value(
                "out", "FILE", .text, \.out,
                "write to a file, not to standard output",
                pt: "gravar num arquivo, não na saída padrão")
        )
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        path = words.operands[0]
        // As elsewhere, '-' is standard output.
        if out == "-" { out = nil }
    }

    static let command = Command(
        "sweep",
        Phrase(
            "runs an experiment with every weather, policy and seed of its file",
            pt: "executa um experimento com cada clima, política e semente do arquivo"),
        examples: [
            .init(
                "pombo lab sweep logs/experiments/bursts.lab",
                Phrase("all of it, as a table", pt: "tudo, em tabela")),
            .init(
                "pombo lab sweep my.lab -o csv --out my.csv",
                Phrase("a row for each cell", pt: "uma linha por célula")),
            .init(
                "pombo lab sweep my.lab -o html --out my.html",
                Phrase("a page with plots", pt: "uma página com gráficos")),
        ],
        remarks: [LabSyntax.where],
        .options(SweepCommand.self, .init("FILE.lab", 1...1)) { await $0.run() })
}
