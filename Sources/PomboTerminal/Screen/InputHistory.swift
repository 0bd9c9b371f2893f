/// What was entered before, and the draft that waits while one looks back.
package struct InputHistory: Equatable, Sendable {
    package static let limit = 500

    /// Oldest first.
    package private(set) var entries: [String]
    /// The entry shown; nil while the draft is.
    private var place: Int?
    private var draft = ""

    /// `entries` come from a file, which may hold more than is kept.
    package init(_ entries: [String] = []) { self.entries = Array(entries.suffix(Self.limit)) }

    /// Empty lines and the one just entered again are not worth a step.
    package mutating func add(_ text: String) {
        place = nil
        draft = ""
        if text.allSatisfy(\.isWhitespace) || text == entries.last { return }
        if entries.count == Self.limit { entries.removeFirst() }
        entries.append(text)
    }

    /// The entry before the one shown; nil at the oldest.
    mutating func older(than shown: String) -> String? {
        let next = (place ?? entries.count) - 1
        guard next >= 0 else { return nil }
        if place == nil { draft = shown }
        place = next
        return entries[next]
    }

    /// The entry after it, in the end the draft; nil when the draft is shown already.
    mutating func newer() -> String? {
        guard let place else { return nil }
        if place + 1 < entries.count {
            self.place = place + 1
            return entries[place + 1]
        }
        self.place = nil
        return draft
    }
}
