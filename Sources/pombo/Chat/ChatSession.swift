import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A stay at one relay, from HELLO to the last LEAVE, in whichever way the terminal allows.
enum ChatSession {
    /// `draft` is what stands in the input line, before and after.
    static func run(
        _ options: ChatOptions, _ relay: Address, _ host: HostChannel?, draft: inout String
    ) -> ChatEnding {
        let isInteractive =
            StandardInput.isTerminal && StandardStream.output.isTerminal && !options.isJSON
        do throws(SystemError) {
            let ends: [Signal] = [.interrupt, .terminate, .hangUp]
            let signals = try SignalPipe(
                isInteractive ? ends + [.windowChange, .stop, .resume] : ends)
            do throws(DriverError) {
                let driver = try ClientDriver(
                    to: relay, follows: host == nil, canChoose: isInteractive
                ) { settings in
                    settings.name = options.name
                    settings.isNameTyped = options.isNameTyped
                    settings.room = options.room
                }
                if !isInteractive {
                    var loop = ChatPipeLoop(driver, signals, host, options)
                    return loop.run()
                }
                return try converse(options, relay, host, driver, signals, &draft)
            } catch { return fail(Texts.sentence(of: error)[options.language], error.code) }
        } catch { return fail(Texts.sentence(of: error)[options.language], .failure) }
    }

    private static func converse(
        _ options: ChatOptions, _ relay: Address, _ host: HostChannel?,
        _ driver: consuming ClientDriver, _ signals: consuming SignalPipe,
        _ draft: inout String
    ) throws(DriverError) -> ChatEnding {
        let file = HistoryFile()
        var mode = InlineScreen.Mode.plain
        var terminal: Terminal?
        if hasScreen(environment: Environment.value) {
            do throws(SystemError) { terminal = try Terminal() } catch { throw .system(error) }
            let size = Terminal.size.map { TerminalSize(columns: $0.columns, rows: $0.rows) }
            mode = .terminal(
                size ?? .usual, reflows: reflows(environment: Environment.value),
                palette: Palette(environment: Environment.value))
        }
        var model = ChatModel(
            InlineScreen(mode), language: options.language, isHosting: host != nil,
            relay: "\(relay)", zone: .local,
            history: InputHistory(file?.load() ?? []))
        model.editor.replace(with: draft)
        var loop = ChatScreenLoop(driver, signals, terminal, host, model, file)
        let ending = loop.run()
        draft = loop.draft
        return ending
    }

    /// DESIGN: neither with NO_COLOR nor on a dumb terminal there are codes of any kind.
    static func hasScreen(environment: (String) -> String?) -> Bool {
        let term = environment("TERM")
        return environment("NO_COLOR") == nil && term != "dumb" && term != nil
    }

    /// xterm and its kin cut lines at the new width; nearly all others wrap them anew.
    static func reflows(environment: (String) -> String?) -> Bool {
        environment("XTERM_VERSION") == nil
    }

    private static func fail(_ sentence: String, _ code: ExitCode) -> ChatEnding {
        StandardStream.error.write("pombo chat: \(sentence)\n")
        return .failed(code)
    }
}
