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

/// Why somebody left; the text of a leave record.
package enum LeaveReason: UInt8, CaseIterable, Sendable {
    case left = 1
    case lost = 2
    case removed = 3
    case moved = 4
    case replaced = 5

    package var word: String {
        switch self {
        case .left: "left"
        case .lost: "lost"
        case .removed: "removed"
        case .moved: "moved"
        case .replaced: "replaced"
        }
    }

    package init?(word: String) {
        guard let reason = LeaveReason.allCases.first(where: { $0.word == word }) else {
            return nil
        }
        self = reason
    }
}

/// Where a replayed record was stamped first.
package struct Origin: Hashable, Sendable {
    package var seq: UInt64
    package var time: WallTime

    package init(seq: UInt64, time: WallTime) {
        self.seq = seq
        self.time = time
    }
}
