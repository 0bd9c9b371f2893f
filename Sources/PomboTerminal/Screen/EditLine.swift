/// A line of text and a place in it, in grapheme clusters: what a person takes for one character is
/// one step, whatever it is made of.
package struct EditLine: Equatable, Sendable {
    /// More than anybody types; a longer text is a file.
    static let byteLimit = 16 * 1024

    package private(set) var before: [Character] = []
    package private(set) var after: [Character] = []

    package init() {}

    /// The cursor stands at the end.
    package init(_ text: String) { before = Array(text) }

    package var text: String { String(before) + String(after) }
    package var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// False if that would be too long; then nothing has changed.
    package mutating func insert(_ text: some StringProtocol) -> Bool {
        guard self.text.utf8.count + text.utf8.count <= Self.byteLimit else { return false }
        // A combining mark joins the character before it, a joiner also the one behind.
        let head = String(before) + text
        let whole = head + String(after)
        let characters = Array(whole)
        let end = head.endIndex
        var count = 0
        var index = whole.startIndex
        while index < end {
            index = whole.index(after: index)
            count += 1
        }
        before = Array(characters.prefix(count))
        after = Array(characters.dropFirst(count))
        return true
    }

    mutating func moveLeft(_ count: Int = 1) {
        let moved = before.suffix(count)
        before.removeLast(moved.count)
        after.insert(contentsOf: moved, at: 0)
    }

    mutating func moveRight(_ count: Int = 1) {
        let moved = after.prefix(count)
        after.removeFirst(moved.count)
        before += moved
    }

    mutating func moveToStart() { moveLeft(before.count) }

    mutating func moveToEnd() { moveRight(after.count) }

    /// How far back, in characters, the word at or before the cursor begins.
    var countToWordStart: Int {
        let rest = before.reversed().drop { !Self.isWord($0) }
        return before.count - rest.drop(while: Self.isWord).count
    }

    var countToWordEnd: Int {
        let rest = after.drop { !Self.isWord($0) }
        return after.count - rest.drop(while: Self.isWord).count
    }

    /// How many characters back the last blank is, as the shell's Control-W counts.
    var countToBlank: Int {
        let rest = before.reversed().drop(while: \.isWhitespace)
        return before.count - rest.drop { !$0.isWhitespace }.count
    }

    /// Removes characters before the cursor and returns them.
    mutating func removeLeft(_ count: Int) -> String {
        let removed = String(before.suffix(count))
        before.removeLast(min(count, before.count))
        join()
        return removed
    }

    mutating func removeRight(_ count: Int) -> String {
        let removed = String(after.prefix(count))
        after.removeFirst(min(count, after.count))
        join()
        return removed
    }

    /// Exchanges the characters around the cursor, or the last two.
    mutating func transpose() -> Bool {
        if after.isEmpty { moveLeft() }
        guard let left = before.popLast(), let right = after.first else {
            moveToEnd()
            return false
        }
        after.removeFirst()
        before += [right, left]
        return true
    }

    /// Neighbours of an edit may have become one character.
    private mutating func join() { _ = insert("") }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
