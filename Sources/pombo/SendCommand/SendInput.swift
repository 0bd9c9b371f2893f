import PomboCore
import PomboPosix

/// What a script says: the words of the command line, or the lines of the standard input as they
/// come, in pieces that fit into messages.
struct SendInput {
    private(set) var hasEnded: Bool
    private var pieces: [[UInt8]] = []
    private var place = 0
    private var rest: [UInt8] = []
    private var lineCount = 0
    /// Lines that cannot be said, by their number.
    private var unsound: [Int] = []

    /// Nil for the standard input.
    init(_ text: String?) {
        hasEnded = text != nil
        if let text { take(text) }
    }

    /// Nothing in it had to be left out.
    var isSound: Bool { unsound.isEmpty }

    var isEmpty: Bool { place == pieces.count }

    /// Takes what is there, or waits for it.
    mutating func read() {
        guard let bytes = StandardInput.read() else {
            hasEnded = true
            if !rest.isEmpty { take(String(decoding: rest, as: UTF8.self)) }
            rest = []
            return
        }
        rest += bytes
        guard let last = rest.lastIndex(of: 0x0A) else { return }
        let lines = rest[..<last].split(separator: 0x0A, omittingEmptySubsequences: false)
        rest.removeFirst(last + 1)
        for line in lines { take(String(decoding: line, as: UTF8.self)) }
    }

    mutating func take(_ line: String) {
        lineCount += 1
        // Files from other systems end their lines with two bytes.
        let line =
            line.utf8.last == 0x0D
            ? String(decoding: line.utf8.dropLast(), as: UTF8.self)
            : line
        let parts = Pieces.of(line)
        guard parts.allSatisfy({ Text.isValid($0.span) }) else {
            unsound.append(lineCount)
            return
        }
        pieces += parts
    }

    mutating func next() -> [UInt8]? {
        if place == pieces.count {
            pieces.removeAll(keepingCapacity: true)
            place = 0
            return nil
        }
        place += 1
        return pieces[place - 1]
    }

    mutating func takeUnsound() -> Int? { unsound.isEmpty ? nil : unsound.removeFirst() }
}
