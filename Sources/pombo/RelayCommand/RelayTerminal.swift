import PomboCore
import PomboLab
import PomboPosix

/// What is typed at a relay's own terminal, a line at a time.
struct RelayTerminal {
    private let language: Language
    private var rest: [UInt8] = []
    private(set) var hasEnded = false

    static let verbs = ["/kick", "/mute", "/who", "/stats", "/help", "/quit"]
    /// For how long somebody is removed or muted when nothing is said.
    static let usualSpan = Duration.seconds(600)

    init(_ language: Language) { self.language = language }

    var descriptor: Int32 { StandardInput.number }

    mutating func take() -> [RelayOrder] {
        // In the background the lines are somebody else's, and reading them would stop the relay.
        guard !hasEnded, StandardInput.hasWaiting, StandardInput.isForeground else { return [] }
        guard let bytes = StandardInput.read() else {
            hasEnded = true
            return []
        }
        rest += bytes
        guard let last = rest.lastIndex(of: 0x0A) else { return [] }
        let lines = StandardInput.split(Array(rest[...last]))
        rest.removeFirst(last + 1)
        return lines.compactMap(order)
    }

    private func order(_ line: String) -> RelayOrder? {
        do throws(RelayLineError) {
            return try Self.order(line)
        } catch {
            StandardStream.error.write(SafeText.of(Texts.sentence(of: error)[language]) + "\n")
            return nil
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
