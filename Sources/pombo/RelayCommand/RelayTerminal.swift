import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What is typed at a relay's own terminal, a line at a time.
struct RelayTerminal {
    /// Whether a table stands above the row in which is typed.
    private let isBelowTable: Bool
    private var lines = InputLines()

    static let verbs = ["/kick", "/mute", "/who", "/stats", "/help", "/quit"]
    /// For how long somebody is removed or muted when nothing is said.
    static let usualSpan = Duration.seconds(600)

    init(isBelowTable: Bool) { self.isBelowTable = isBelowTable }

    var hasEnded: Bool { lines.hasEnded }

    var descriptor: Int32 { StandardInput.number }

    mutating func take() -> [RelayOrder] {
        // In the background the lines are somebody else's, and reading them would stop the relay.
        guard !hasEnded, StandardInput.hasWaiting, StandardInput.isForeground else { return [] }
        let typed = lines.read().filter { !$0.isEmpty }
        if isBelowTable, !typed.isEmpty {
            // Back to where the typing began: the table is painted in relation to that row.
            let columns = (TerminalSize.ofOutput ?? .usual).columns
            let rows = typed.reduce(0) {
                $0 + StyledText($1, .plain).rowCount(columns: columns)
            }
            StandardStream.output.write(
                String(repeating: "\u{1B}[A\r\u{1B}[K", count: rows))
        }
        return typed.compactMap(order)
    }

    private func order(_ line: String) -> RelayOrder? {
        do throws(RelayLineError) { return try Self.order(line) } catch {
            return .answer(Texts.sentence(of: error))
        }
    }

    /// Nil for an empty line.
    static func order(_ line: String) throws(RelayLineError) -> RelayOrder? {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let verb = words.first else { return nil }
        switch verb {
        case "/quit": return .stop(.stopping)
        case "/stats": return .show(.figures)
        case "/who": return .show(.members)
        case "/help", "/?": throw .help
        case "/kick": return .member(try memberOrder(.remove, words))
        case "/mute": return .member(try memberOrder(.mute, words))
        default: throw .unknown(verb, nearest: Spelling.nearest(to: verb, in: verbs))
        }
    }

    private static func memberOrder(
        _ verb: MemberOrder.Verb, _ words: [String]
    ) throws(RelayLineError) -> MemberOrder {
        guard (2...3).contains(words.count) else { throw .usage(words[0]) }
        guard let name = Name(words[1]) else { throw .name(words[1]) }
        guard words.count == 3 else {
            return MemberOrder(verb: verb, name: name, span: usualSpan)
        }
        guard let span = Quantity.duration(words[2]), span > .zero else { throw .span(words[2]) }
        return MemberOrder(verb: verb, name: name, span: span)
    }
}

/// Why a line at the relay's terminal is no order.
enum RelayLineError: Error, Equatable {
    case help
    case unknown(String, nearest: String?)
    case usage(String)
    case name(String)
    case span(String)
}
