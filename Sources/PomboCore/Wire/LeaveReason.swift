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
