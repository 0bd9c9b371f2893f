import PomboCore
import PomboTerminal

/// What stands below the delivered messages: the holes, what came early below them, and one's own
/// lines that are not in the room's order yet. What is delivered goes above all of it.
struct ChatTail {
    enum Key: Hashable {
        /// Below this number something is missing.
        case hole(StreamKind, before: UInt64)
        case early(StreamKind, UInt64)
        case pending(UInt32)
    }

    struct Item {
        var key: Key
        var text: StyledText
        var id: InlineScreen.LineID?
    }

    private(set) var items: [Item] = []
    /// Shown, scrolled away, and not to be shown a second time.
    private var departed: Set<Key> = []

    var isEmpty: Bool { items.isEmpty }

    /// Puts delivered lines above the tail, and the tail below them as it is to be now. `fills`:
    /// the lines belong into a hole; where that has scrolled away, they say so.
    mutating func settle(
        _ lines: [StyledText], then wanted: [(Key, StyledText)], fills: Bool = false,
        on screen: inout InlineScreen
    ) -> [InlineScreen.LineID] {
        let visible = items.filter { item in item.id.map { screen.canRepaint($0) } ?? false }
        let isVisible = Set(visible.map(\.key))
        for item in items where !isVisible.contains(item.key) { departed.insert(item.key) }
        let holeIsGone =
            fills
            && items.contains { item in
                if case .hole = item.key { return departed.contains(item.key) }
                return false
            }
        let wantedKeys = Set(wanted.map(\.0))
        departed.formIntersection(wantedKeys)
        let kept = wanted.filter { !departed.contains($0.0) }
        let shown = lines.map { holeIsGone ? InlineScreen.againMark + $0 : $0 }
        var ids: [InlineScreen.LineID]
        if let first = visible.first?.id {
            for item in visible.dropFirst() {
                if let id = item.id { screen.replace(id, with: [], missed: .forget) }
            }
            ids = screen.replace(first, with: shown + kept.map(\.1), missed: .forget)
        } else {
            ids = (shown + kept.map(\.1)).map { screen.show($0) }
        }
        items = wanted.map { key, text in Item(key: key, text: text) }
        var place = shown.count
        for index in items.indices where !departed.contains(items[index].key) {
            items[index].id = ids[place]
            place += 1
        }
        ids.removeLast(ids.count - shown.count)
        return ids
    }

    /// Whether this is on the terminal where nothing can change it any more.
    func hasDeparted(_ key: Key, from screen: InlineScreen) -> Bool {
        if departed.contains(key) { return true }
        guard let item = items.first(where: { $0.key == key }), let id = item.id else {
            return false
        }
        return !screen.canRepaint(id)
    }

    mutating func forget() {
        items = []
        departed = []
    }
}
