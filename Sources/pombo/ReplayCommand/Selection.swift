import PomboCore
import PomboTerminal
import PomboText

/// Which records are wanted.
struct Selection {
    var since: WallTime?
    var until: WallTime?
    var fromSeq: UInt64?
    var toSeq: UInt64?
    var rooms: [Name] = []
    var nicks: [Name] = []
    var kinds: [Kind] = []
    var pattern: TextPattern?

    /// Nothing after this record can be wanted: numbers and times never fall.
    func isPast(_ view: LineView) -> Bool {
        if let toSeq, view.seq > toSeq { return true }
        if let until, view.time >= until { return true }
        return false
    }

    /// The cheap questions first: most lines are decided before anything is copied.
    func wants(_ view: LineView, _ record: RecordView) -> Bool {
        if let since, view.time < since { return false }
        if let fromSeq, view.seq < fromSeq { return false }
        return kinds.isEmpty || kinds.contains(record.kind)
    }

    func wants(_ entry: ReplayEntry) -> Bool {
        if !rooms.isEmpty, !rooms.contains(where: { $0.matches(entry.record.room) }) {
            return false
        }
        if !nicks.isEmpty,
            !nicks.contains(where: {
                $0.matches(entry.record.nick) || $0.matches(entry.record.toNick)
            })
        {
            return false
        }
        return pattern?.matches(entry.text) ?? true
    }

    /// Whether nothing is left out.
    var isEverything: Bool {
        isWhole && since == nil && until == nil && fromSeq == nil && toSeq == nil
    }

    /// Whether every record in the range is shown, so that a hole between two is one in the log.
    var isWhole: Bool { rooms.isEmpty && nicks.isEmpty && kinds.isEmpty && pattern == nil }
}

extension Name {
    fileprivate func matches(_ text: String?) -> Bool {
        guard let text, let name = Name(text) else { return false }
        return self == name
    }
}
