import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo replay`: shows, checks and compares what the log holds.
enum ReplayCommand {
    static let command = Command(
        "replay", Texts.replaySummary,
        examples: [
            .init(
                "pombo replay -n 20", Phrase("the last 20 records", pt: "os últimos 20 registros")),
            .init(
                "pombo replay --since yesterday --grep pigeon",
                Phrase("what was said about pigeons", pt: "o que se disse com essa palavra")),
            .init(
                "pombo replay -f --nick ana",
                Phrase("what ana says, as she says it", pt: "o que ana diz, enquanto diz")),
            .init(
                "pombo replay --speed 10 --max-gap 2s",
                Phrase(
                    "the whole log, ten times as fast",
                    pt: "o log todo, dez vezes mais rápido")),
            .init(
                "pombo replay -o html > chat.html",
                Phrase("a page for a browser", pt: "uma página para o navegador")),
            .init(
                "pombo replay --verify",
                Phrase(
                    "is the log complete and unchanged?", pt: "o log está completo e intacto?"
                )),
        ],
        remarks: [Texts.replayRemark],
        .options(ReplayOptions.self, .init("[LOG]", 0...2)) { options throws(OptionError) in
            // A template is found wrong before anything is opened.
            let form = try makeOutput(options)
            do throws(FileError) {
                return try run(options, form)
            } catch {
                // Nobody reads any more: that is an end, not a failure.
                if error.cause == .brokenPipe { return .success }
                tell(Texts.sentence(of: error), options)
                return error.call == .write || error.call == .sync ? .failure : .cannotOpen
            }
        })

    private static func run(
        _ options: ReplayOptions, _ form: any ReplayOutput
    ) throws(FileError) -> ExitCode {
        let output = OutputStream(OutputStream.standard)
        switch options.task {
        case .diff(let left, let right):
            return try LogDifference.run(
                LogReader(LogPath(left)), LogReader(LogPath(right)), options, output)
        case .verify:
            return try Verification.run(LogReader(LogPath(options.log)), options, output)
        case .salvage(let path):
            return try Salvage.run(LogReader(LogPath(options.log)), to: path, options)
        case .stats:
            return try StatisticsReport.run(LogReader(LogPath(options.log)), options, output)
        case .show:
            if let target = options.target { return try resend(options, to: target, output) }
            var session = try ReplaySession(options, form, output)
            let code = try session.run()
            if !options.isQuiet { for sentence in session.sentences { tell(sentence, options) } }
            return code
        }
    }

    /// Says the selected lines again, at a relay.
    private static func resend(
        _ options: ReplayOptions, to target: Endpoint, _ stream: OutputStream
    ) throws(FileError) -> ExitCode {
        let relay: Address
        do throws(PlaceFailure) { relay = try RelayPlace.address(of: target) } catch {
            tell(error.sentence, options)
            return error.code
        }
        Signal.ignoreBrokenPipes()
        let form = RelayOutput(to: relay)
        var session = try ReplaySession(options, form, stream)
        let code = try session.run()
        if let failure = form.failure {
            tell(failure.sentence, options)
            return failure.code
        }
        if options.isQuiet { return code }
        for sentence in session.sentences + [form.phrase] { tell(sentence, options) }
        return code
    }

    private static func makeOutput(
        _ options: ReplayOptions
    ) throws(OptionError) -> any ReplayOutput {
        if let template = options.template {
            return try TemplateOutput(template, zone: options.zone)
        }
        switch options.form {
        case .text: return TextOutput(zone: options.zone, hasColor: hasColor, options.language)
        case .jsonl: return LineOutput()
        case .csv: return TableOutput(zone: options.zone)
        case .html:
            // Not the path: a page is given away, and where it came from is nobody's business.
            let name = options.log.split(separator: "/").last ?? "log"
            return PageOutput(zone: options.zone, title: "pombo: \(name)", options.language)
        case .pcapng: return CaptureOutput(language: options.language)
        }
    }

    private static var hasColor: Bool {
        OutputStream.isTerminal(OutputStream.standard)
            && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
    }

    static func tell(_ sentence: Phrase, _ options: ReplayOptions) {
        let lines = sentence[options.language].split(separator: "\n").map { SafeText.of($0) }
        StandardStream.error.write("pombo replay: \(lines.joined(separator: "\n"))\n")
    }
}
