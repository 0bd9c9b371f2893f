import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The live table of `--top`: a row a member, drawn again each second below the lines that stay.
struct RelayTable {
    private let language: Language
    private let begin: Instant
    private var nextDraw = Instant.zero
    private var lastDraw = Instant.zero
    private var rates = RelayRates()
    private var frame = TableFrame(reflows: ChatSession.reflows(environment: Environment.value))

    /// Who was away so long was stopped, and the terminal was somebody else's meanwhile.
    private static let longestPause = Duration.seconds(3)

    /// One that can be painted over.
    static var hasTerminal: Bool {
        StandardStream.output.isTerminal && ChatSession.hasScreen(environment: Environment.value)
    }

    init(_ language: Language) {
        self.language = language
        begin = Clock().instant
    }

    mutating func show(
        _ lines: [String], _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant
    ) {
        let isDue = nextDraw <= now
        if !isDue && lines.isEmpty { return }
        let isPainted = Self.hasTerminal
        if isDue {
            nextDraw = now + .seconds(isPainted ? 1 : 10)
            rates.measure(relay, socket, at: now)
        }
        let safe = lines.map { SafeText.of($0) }
        guard isPainted, StandardStream.output.isForeground else {
            frame.forget()
            let rows = isDue && !isPainted ? rows(relay, socket, at: now, .plain) : []
            StandardStream.output.write((safe + rows).map { $0 + "\n" }.joined())
            return
        }
        if lastDraw.duration(to: now) > Self.longestPause { frame.forget() }
        lastDraw = now
        let size = TerminalSize.ofOutput ?? .usual
        StandardStream.output.write(
            frame.frame(safe, rows(relay, socket, at: now, size), size: size))
    }

    /// The shell goes on below the row that was typed in.
    func leave() {
        if Self.hasTerminal { StandardStream.output.write("\n") }
    }

    private func rows(
        _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant, _ size: TerminalSize
    ) -> [String] {
        // One row stays for typing.
        RelayTableRows(language: language, width: size.columns).all(
            relay, rates, socket, up: begin.duration(to: now), at: now, height: size.rows - 1)
    }
}

extension TerminalSize {
    /// Where nothing is painted over there is room for everybody, in a pipe in any width.
    fileprivate static var plain: TerminalSize {
        TerminalSize(columns: ofOutput?.columns ?? 120, rows: 100_000)
    }
}
