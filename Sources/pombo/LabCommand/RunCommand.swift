import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab run`: one seed of an experiment, without its sweep.
struct RunCommand {
    var path = ""
    var seed: UInt64?
    /// Where the fates of a link are kept, and which one's.
    var record: String?
    var link: String?
    var language = Language.english

    func run() async -> ExitCode {
        do throws(LabFailure) {
            var setting = try LabReading.setting(at: path)
            setting.file.sweep = LabSweep()
            setting.file.seedCount = 1
            if let seed { setting.file.firstSeed = seed }
            if let record { try keep(setting, in: record) }
            let result = await SweepRun(setting: setting, language: language).result()
            let conclusion = LabConclusion(
                result: result, peers: setting.peers, language: language)
            StandardStream.output.write(
                SafeText.lines(
                    Self.head(setting)
                        + SweepTable(
                            result: result, language: language,
                            limit: StandardStream.output.windowSize?.columns
                        ).text + conclusion.text))
            return conclusion.isGood ? .success : .failure
        } catch {
            return error.tell("run", language)
        }
    }

    /// What was tried, in the words of the file.
    static func head(_ setting: LabSetting) -> String {
        let file = setting.file
        // A recorded chat brings its own.
        var lines = ["peers " + setting.peers.map(\.text).joined(separator: " ")]
        lines += file.description.split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("traffic") || $0.hasPrefix("weather") || $0.hasPrefix("at ")
        }
        lines.append("seed \(file.firstSeed)")
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func keep(_ setting: LabSetting, in path: String) throws(LabFailure) {
        let (peer, direction) = try linkWords(setting)
        let file = try ResultFile(path)
        try file.write(setting.recording(of: peer, direction).description)
    }

    private func linkWords(
        _ setting: LabSetting
    ) throws(LabFailure) -> (peer: Int, direction: LabScope.Direction) {
        guard let link else { return (setting.listenerPlace, .down) }
        let words = link.split(separator: " ").map(String.init)
        guard words.count == 2, let name = Name(words[0]),
            let place = setting.peers.firstIndex(of: name),
            let direction = LabScope.Direction(rawValue: words[1])
        else { throw .noLink(link) }
        return (place, direction)
    }
}

extension RunCommand: CommandOptions {
    static let table: [OptionGroup<RunCommand>] = [
        OptionGroup(
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the first seed, instead of the file's",
                pt: "a primeira semente, no lugar da do arquivo"),
            .value(
                "record", "FILE", .text, \.record,
                "record one link's losses and delays, for 'weather trace FILE'",
                pt: "gravar perdas e atrasos de um enlace, para 'weather trace FILE'"),
            .value(
                "link", "LINK", .text, \.link,
                "which link: 'bia down' [first listener's]",
                pt: "qual enlace: 'bia down' [o do primeiro ouvinte]")
        )
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        path = words.operands[0]
    }

    static let command = Command(
        "run",
        Phrase(
            "runs the experiment of a file and compares it with theory",
            pt: "executa o experimento de um arquivo e o compara com a teoria"),
        examples: [
            .init(
                "pombo lab run logs/experiments/repair.lab",
                Phrase("one seed, without the sweep", pt: "uma semente, sem a varredura")),
            .init(
                "pombo lab run my.lab --record run.fates",
                Phrase("and record what the link did", pt: "e gravar o que o enlace fez")),
        ],
        remarks: [LabSyntax.remark, WeatherSyntax.where], sections: [LabSyntax.section],
        .options(RunCommand.self, .init("FILE.lab", 1...1)) { await $0.run() })
}

extension SafeText {
    /// Line by line: the breaks stay.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { of($0) }
            .joined(separator: "\n")
    }
}
