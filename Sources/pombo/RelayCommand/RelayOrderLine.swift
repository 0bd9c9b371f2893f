import PomboCore
import PomboLab

/// An order to a relay as it is typed, at its own terminal or by the host in a chat.
enum RelayOrderLine {
    private static let verbs = ["/kick", "/mute", "/who", "/stats", "/help", "/quit"]
    /// For how long somebody is removed or muted when nothing is said.
    private static let usualSpan = Duration.seconds(600)

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
