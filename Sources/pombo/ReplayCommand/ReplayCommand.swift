import PomboCore
import PomboPosix

/// `pombo replay`: shows, checks and compares what the log holds.
enum ReplayCommand {
    /// The exit codes of DESIGN that a replay has.
    enum Exit {
        static let printed: Int32 = 0
        static let nothing: Int32 = 1
        static let usage: Int32 = 2
        static let damage: Int32 = 5
        static let cannotOpen: Int32 = 6
    }

    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            StandardStream.output.write(ReplayHelp.text)
            return Exit.printed
        }
        let options: ReplayOptions
        do throws(UsageError) {
            options = try ReplayOptions(arguments, now: ReplayClock.wall)
        } catch {
            let hint = error.hint.map { " \($0)" } ?? ""
            tell("\(error.sentence)\(hint)")
            return Exit.usage
        }
        do throws(FileError) {
            return try run(options)
        } catch {
            // Nobody reads any more: that is an end, not a failure.
            if error.isBrokenPipe { return Exit.printed }
            tell(sentence(error))
            return Exit.cannotOpen
        }
    }

    private static func run(_ options: ReplayOptions) throws(FileError) -> Int32 {
        let output = OutputStream(OutputStream.standard)
        switch options.task {
        case .diff(let left, let right):
            return try LogDifference.run(
                LogReader(LogPath(left)), LogReader(LogPath(right)), output)
        case .verify:
            return try Verification.run(LogReader(LogPath(options.log)), output)
        case .salvage(let path):
            return try Salvage.run(LogReader(LogPath(options.log)), to: path)
        case .stats:
            return try StatisticsReport.run(
                LogReader(LogPath(options.log)), options, output)
        case .show:
            return try show(options, output)
        }
    }

    private static func show(
        _ options: ReplayOptions, _ stream: OutputStream
    ) throws(FileError) -> Int32 {
        if let target = options.target { return try resend(options, to: target, stream) }
        let form: any ReplayOutput
        do throws(UsageError) { form = try makeOutput(options) } catch {
            tell("\(error.sentence) \(error.hint ?? "")")
            return Exit.usage
        }
        var session = try ReplaySession(options, form, stream)
        let code = try session.run()
        if !options.isQuiet { session.sentences.forEach(tell) }
        return code
    }

    /// Says the selected lines again, at a relay.
    private static func resend(
        _ options: ReplayOptions, to target: String, _ stream: OutputStream
    ) throws(FileError) -> Int32 {
        let relay: Address
        do throws(ResolveError) {
            relay = try Resolver.addresses(of: target, port: Specification.port)[0]
        } catch {
            tell("\(error)")
            return Exit.usage
        }
        Signal.ignoreBrokenPipes()
        let form = RelayOutput(to: relay)
        var session = try ReplaySession(options, form, stream)
        let code = try session.run()
        if let failure = form.failure {
            tell(failure.sentence)
            return failure.code
        }
        if !options.isQuiet { (session.sentences + [form.sentence]).forEach(tell) }
        return code
    }

    private static func makeOutput(
        _ options: ReplayOptions
    ) throws(UsageError) -> any ReplayOutput {
        if let template = options.template {
            return try TemplateOutput(template, zone: options.zone)
        }
        switch options.form {
        case .text: return TextOutput(zone: options.zone, hasColor: hasColor)
        case .jsonl: return LineOutput()
        case .csv: return TableOutput(zone: options.zone)
        case .html: return PageOutput(zone: options.zone, title: "pombo: \(options.log)")
        case .pcapng: return CaptureOutput()
        }
    }

    private static var hasColor: Bool {
        OutputStream.isTerminal(OutputStream.standard)
            && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
    }

    static func tell(_ sentence: String) {
        StandardStream.error.write("pombo replay: \(VisibleText.of(sentence))\n")
    }

    static func sentence(_ error: FileError) -> String {
        let next =
            error.call == .open || error.call == .list
            ? " Name a log: pombo replay PATH, or set POMBO_LOG." : ""
        return "Cannot \(error.call.rawValue) '\(error.path)': \(error.reason).\(next)"
    }
}
