import PomboPosix
import PomboTerminal

// What the pure rooms have to be told of the system they run on.

extension TerminalSize {
    /// Of the terminal that shows the output.
    static var ofOutput: TerminalSize? {
        StandardStream.output.windowSize.map { TerminalSize(columns: $0.columns, rows: $0.rows) }
    }
}

extension WordWrap {
    /// A remark for standard error, as wide as its terminal.
    static func remark(_ text: String, lead: String = "-- ") -> String {
        remark(text, lead: lead, columns: StandardStream.error.windowSize?.columns ?? .max)
    }
}

extension Signal {
    /// How a program ends by it, as a shell tells it.
    var exitCode: ExitCode { self == .interrupt ? .interrupted : .terminated }
}
