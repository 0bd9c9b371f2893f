import PomboCore
import PomboLab

/// What an entered line asks for.
enum ChatOrder: Equatable, Sendable {
    enum Span: Equatable, Sendable {
        case count(Int)
        case time(Duration)
    }

    case say(String)
    case me(String)
    case message(to: Name, String)
    case nick(Name)
    case join(Name)
    case who, net, help, quiet, clear, quit
    case history(Span)
    /// Nil: the last message.
    case info(UInt64?)
    /// `/kick` and `/mute`, only where the relay is one's own.
    case member(MemberOrder)

    static let words = [
        "/help", "/msg", "/me", "/nick", "/join", "/who", "/net", "/history", "/info", "/quiet",
        "/clear", "/quit",
    ]
    static let hostWords = ["/kick", "/mute"]
    static let usualHistory = Span.count(20)
    /// What one is shown at once; a longer past is for `pombo replay`.
    static let historyLimit = 1000

    /// A line that begins with a slash is an order or a mistake, and never sent; two slashes are a
    /// literal one.
    init(_ line: String, isHosting: Bool) throws(ChatOrderError) {
        guard line.hasPrefix("/") else {
            self = .say(line)
            return
        }
        if line.hasPrefix("//") {
            self = .say(String(line.dropFirst()))
            return
        }
        let word = line.prefix { !$0.isWhitespace }
        let rest = line.dropFirst(word.count).drop(while: \.isWhitespace)
        switch word {
        case "/help", "/?": self = .help
        case "/who": self = .who
        case "/net": self = .net
        case "/quiet": self = .quiet
        case "/clear": self = .clear
        case "/quit", "/exit": self = .quit
        case "/me":
            if rest.isEmpty { throw .usage("/me", "/me waves") }
            self = .me(String(rest))
        case "/msg":
            let name = rest.prefix { !$0.isWhitespace }
            let text = rest.dropFirst(name.count).drop(while: \.isWhitespace)
            if text.isEmpty { throw .usage("/msg", "/msg ana hello") }
            self = .message(to: try Self.name(name), String(text))
        case "/nick": self = .nick(try Self.name(rest, or: .usage("/nick", "/nick ana")))
        case "/join": self = .join(try Self.name(rest, or: .usage("/join", "/join lab")))
        case "/history": self = .history(try Self.span(rest))
        case "/info":
            let digits = rest.hasPrefix("#") ? rest.dropFirst() : rest
            if rest.isEmpty {
                self = .info(nil)
                return
            }
            guard let seq = UInt64(digits), seq > 0 else { throw .usage("/info", "/info 1041") }
            self = .info(seq)
        case "/kick", "/mute": self = .member(try Self.memberOrder(line, word, isHosting))
        default:
            let known = isHosting ? Self.words + Self.hostWords : Self.words
            throw .unknown(String(word), nearest: Spelling.nearest(to: word, in: known))
        }
    }

    private static func memberOrder(
        _ line: String, _ word: Substring, _ isHosting: Bool
    ) throws(ChatOrderError) -> MemberOrder {
        if !isHosting { throw .hostOnly(String(word)) }
        do throws(RelayLineError) {
            guard case .member(let order) = try RelayOrderLine.order(line) else {
                throw .usage(String(word))
            }
            return order
        } catch { throw .relay(error) }
    }

    private static func name(
        _ text: Substring, or error: ChatOrderError? = nil
    ) throws(ChatOrderError) -> Name {
        let text = String(text.reversed().drop(while: \.isWhitespace).reversed())
        if text.isEmpty, let error { throw error }
        guard let name = Name(text) else { throw .name(text) }
        return name
    }

    private static func span(_ text: Substring) throws(ChatOrderError) -> Span {
        if text.isEmpty { return usualHistory }
        if let count = Int(text), count > 0 { return .count(min(count, historyLimit)) }
        guard let span = Quantity.duration(text), span > .zero else {
            throw .usage("/history", "/history 50, /history 10m")
        }
        return .time(span)
    }
}
