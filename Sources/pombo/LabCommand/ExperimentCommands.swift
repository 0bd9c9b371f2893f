import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

// `pombo lab run`, `sweep` and `expect`: experiments by their files.
extension LabCommands {
    static let seed = Option(
        "seed", "N", .seed, environment: .seed,
        Phrase("the first seed, in place of the file's", pt: "a primeira semente"))
    private static let workers = Option(
        "jobs", "N", .count(1...1024),
        Phrase("how many at a time [all cores]", pt: "quantas ao mesmo tempo [todos os núcleos]"))
    private static let form = Option<SweepForm>(
        "output", short: "o", "FORM", .choice,
        Phrase(
            "\(SweepForm.names) [table]", pt: "\(SweepForm.names) [table]"))
    private static let out = Option(
        "out", "FILE", .text,
        Phrase("write it there, not to standard output", pt: "gravar ali, não na saída padrão"))
    private static let record = Option(
        "record", "FILE", .text,
        Phrase(
            "keep the fates of one link, for 'weather trace FILE'",
            pt: "guardar os destinos de um enlace, para 'weather trace FILE'"))
    private static let link = Option(
        "link", "LINK", .text,
        Phrase(
            "which one: 'bia down' [first listener's]", pt: "qual: 'bia down' [primeiro ouvinte]"))
    private static let file = Command.Operands("FILE.lab", 1...1)

    static let run = Command(
        "run",
        Phrase(
            "one experiment by its file, with its theory beside it",
            pt: "uma experiência pelo seu arquivo, com a teoria ao lado"),
        examples: [
            .init(
                "pombo lab run logs/experiments/repair.lab",
                Phrase("one seed, without the sweep", pt: "uma semente, sem a varredura")),
            .init(
                "pombo lab run my.lab --record run.fates",
                Phrase("and keep what the link did", pt: "e guardar o que o enlace fez")),
        ],
        remarks: [LabSyntax.remark, WeatherSyntax.where], sections: [LabSyntax.section],
        .options(
            [OptionGroup([seed.row, record.row, link.row])], file,
            run: { options in
                let command = RunCommand(
                    path: options.operands[0], seed: options[seed], record: options[record],
                    link: options[link], language: options.language)
                return await command.run()
            }))

    static let sweep = Command(
        "sweep",
        Phrase(
            "an experiment under every weather, policy and seed of its file",
            pt: "uma experiência com cada tempo, política e semente do arquivo"),
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
        .options(
            [OptionGroup([seed.row, workers.row, form.row, out.row])], file,
            run: { options in
                var command = SweepCommand(
                    path: options.operands[0], seed: options[seed], language: options.language)
                if let jobs = options[workers] { command.jobs = jobs }
                if let form = options[form] { command.form = form }
                // As elsewhere, '-' is standard output.
                command.out = options[out] == "-" ? nil : options[out]
                return await command.run()
            }))

    static let expect = Command(
        "expect",
        Phrase(
            "what theory expects of an experiment, without running it",
            pt: "o que a teoria espera de uma experiência, sem executá-la"),
        remarks: [LabSyntax.where],
        .options(
            [OptionGroup([])], file,
            run: { options in
                ExpectCommand(path: options.operands[0], language: options.language).run()
            }))
}

extension LabCommands {
    private static let datagrams = Option(
        "count", "N", .count(100...10_000_000),
        Phrase("how many datagrams [200000]", pt: "quantos datagramas [200000]"))
    private static let dice = Option(
        "seed", "N", .seed, environment: .seed,
        Phrase("of the weather's chance [1]", pt: "do acaso do tempo [1]"))
    private static let ascii = Flag(
        "ascii", Phrase("draw with letters alone", pt: "desenhar só com letras"))

    static let checkWeather = Command(
        "check-weather",
        Phrase(
            "the weather engine against what theory says of a weather",
            pt: "o motor do tempo contra o que a teoria diz de um tempo"),
        examples: [
            .init(
                "pombo lab check-weather 'burst 5% 8'",
                Phrase("shares and runs of losses", pt: "frações e sequências de perdas"))
        ],
        remarks: [WeatherSyntax.remark], sections: WeatherSyntax.sections,
        .options(
            [OptionGroup([dice.row, datagrams.row])], .init("WEATHER", 1...1),
            run: { options in
                var command = CheckWeatherCommand(
                    spec: options.operands[0], language: options.language)
                if let seed = options[dice] { command.seed = seed }
                if let count = options[datagrams] { command.count = count }
                return command.run()
            }))

    static let trace = Command(
        "trace",
        Phrase(
            "the way of one message as a ladder, losses and repairs and all",
            pt: "o caminho de uma mensagem em escada, com perdas e reparos"),
        examples: [
            .init(
                "pombo lab trace 17 my.lab",
                Phrase("the seventeenth message", pt: "a décima sétima mensagem")),
            .init(
                "pombo lab trace '#21' my.lab",
                Phrase("the one that the relay stamped #21", pt: "a que o relay carimbou #21")),
        ],
        remarks: [LabSyntax.where],
        .options(
            [OptionGroup([seed.row, ascii.row])], .init("MESSAGE FILE.lab", 2...2),
            run: { options throws(OptionError) in
                guard let message = TraceCommand.Message(options.operands[0]) else {
                    throw .other(Texts.noNumber(options.operands[0]))
                }
                var command = TraceCommand(
                    message: message, path: options.operands[1], language: options.language)
                command.seed = options[seed]
                command.isAscii = options[ascii]
                return command.run()
            }))
}
