import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab trace`: the way of one message of an experiment, with the real relay and clients.
struct TraceCommand {
    enum Message: Equatable {
        /// From 1, in the order of the file's traffic.
        case number(Int)
        /// As the relay stamped it: `#21`.
        case stamped(UInt64)

        init?(_ word: String) {
            if word.hasPrefix("#") {
                guard let seq = UInt64(word.dropFirst()), seq > 0 else { return nil }
                self = .stamped(seq)
            } else {
                guard let number = Int(word), number > 0 else { return nil }
                self = .number(number)
            }
        }
    }

    var message = Message.number(1)
    var path = ""
    var seed: UInt64?
    var isAscii = false
    var language = Language.english

    func run() -> ExitCode {
        do throws(LabFailure) {
            var setting = try LabReading.setting(at: path)
            setting.file.sweep = LabSweep()
            if let seed { setting.file.firstSeed = seed }
            let number = try number(in: setting)
            // What comes long after it has nothing to do with it.
            let last = setting.messages[number].at + .seconds(10)
            setting.messages = setting.messages.filter { $0.at <= last }
            let run = Self.run(setting, ladderOf: number)
            guard let ladder = run.ladder else { return .failure }
            let diagram = LadderDiagram(
                ladder: ladder, peers: setting.peers, author: setting.messages[number].author,
                begin: run.begin.nanoseconds, language: language, isAscii: isAscii,
                limit: StandardStream.output.windowSize?.columns)
            StandardStream.output.write(diagram.text)
            return .success
        } catch {
            return error.tell("trace", language)
        }
    }

    /// From zero.
    private func number(in setting: LabSetting) throws(LabFailure) -> Int {
        switch message {
        case .number(let number):
            guard number <= setting.messages.count else {
                throw .noMessage(count: setting.messages.count)
            }
            return number - 1
        case .stamped(let seq):
            guard let number = Self.run(setting).message(stamped: seq) else { throw .noStamp(seq) }
            return number
        }
    }

    private static func run(_ setting: LabSetting, ladderOf number: Int? = nil) -> MachineRun {
        MachineRun(
            setting, point: setting.file.points[0],
            isRaw: setting.file.policies == [.rawMachines], seed: setting.file.firstSeed,
            ladderOf: number)
    }
}

extension TraceCommand: CommandOptions {
    static let table: [OptionGroup<TraceCommand>] = [
        OptionGroup(
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the first seed, instead of the file's",
                pt: "a primeira semente, no lugar da do arquivo"),
            .flag(
                "ascii", \.isAscii,
                "draw in plain ASCII", pt: "desenhar só com ASCII")
        )
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        guard let message = Message(words.operands[0]) else {
            throw .other(Texts.noNumber(words.operands[0]))
        }
        self.message = message
        path = words.operands[1]
    }

    static let command = Command(
        "trace",
        Phrase(
            "draws one message's path as a ladder diagram, with losses and repairs",
            pt: "desenha o caminho de uma mensagem num diagrama em escada, com "
                + "perdas e reparos"),
        examples: [
            .init(
                "pombo lab trace 17 my.lab",
                Phrase("the seventeenth message", pt: "a décima sétima mensagem")),
            .init(
                "pombo lab trace '#21' my.lab",
                Phrase("the one the relay stamped #21", pt: "a que o relay carimbou #21")),
        ],
        remarks: [LabSyntax.where],
        .options(TraceCommand.self, .init("MESSAGE FILE.lab", 2...2)) { $0.run() })
}
