/// What a stamped record is. The same words stand in the log.
package enum Kind: UInt8, CaseIterable, Sendable {
    case say = 1
    case me = 2
    case direct = 3
    case join = 4
    case leave = 5
    case nick = 6
    case post = 7

    /// Written by a person, not by the relay about one.
    package var isSpoken: Bool { self == .say || self == .me || self == .direct }

    package var word: String {
        switch self {
        case .say: "say"
        case .me: "me"
        case .direct: "direct"
        case .join: "join"
        case .leave: "leave"
        case .nick: "nick"
        case .post: "post"
        }
    }

    package init?(word: String) {
        guard let kind = Kind.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}
