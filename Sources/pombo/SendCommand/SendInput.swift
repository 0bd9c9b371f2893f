import PomboCore
import PomboPosix

/// What a script says: the words of the command line, or the lines of the standard input as they
/// come, in pieces that fit into messages.
struct SendInput {
    /// Nil for words of the command line, which are all there.
    private var lines: InputLines?
    private var pieces: [[UInt8]] = []
    private var place = 0
    private var lineCount = 0
    /// Lines that cannot be said, by their number.
    private var unsound: [Int] = []

    /// Nil for the standard input.
    init(_ text: String?) {
        guard let text else {
            lines = InputLines()
            return
        }
        // A shell's `$(…)` leaves the first half of the line's end of another system.
        let isHalfEnded = text.utf8.last == 0x0D
        add(isHalfEnded ? String(text.unicodeScalars.dropLast()) : text)
    }

    var hasEnded: Bool { lines?.hasEnded ?? true }

    /// Nothing in it had to be left out.
    var isSound: Bool { unsound.isEmpty }

    var isEmpty: Bool { place == pieces.count }

    /// Takes what is there, or waits for it.
    mutating func read() {
        for line in lines?.read() ?? [] { add(line) }
        if hasEnded, let last = lines?.takeRest() { add(last) }
    }

    mutating func add(_ line: String) {
        lineCount += 1
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
