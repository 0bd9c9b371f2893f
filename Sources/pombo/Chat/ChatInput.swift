import PomboCore
import PomboPosix

/// The lines that somebody pipes in.
struct ChatInput {
    private var waiting: ArraySlice<String> = []
    /// When the input ended.
    private(set) var end: Instant?
    private var rest: [UInt8] = []

    /// Takes what is there.
    mutating func read(at now: Instant) {
        guard let bytes = StandardInput.read() else {
            if !rest.isEmpty { waiting += Self.split(rest) }
            rest = []
            end = now
            return
        }
        rest += bytes
        if let last = rest.lastIndex(of: 0x0A) {
            waiting += Self.split(Array(rest[...last]))
            rest.removeFirst(last + 1)
        }
    }

    /// Nothing more is taken, whatever may come.
    mutating func close(at now: Instant) {
        end = end ?? now
        waiting = []
    }

    /// Files from other systems end their lines with two bytes.
    private static func split(_ bytes: [UInt8]) -> [String] {
        StandardInput.split(bytes).compactMap { line in
            let line = line.utf8.last == 0x0D ? String(line.unicodeScalars.dropLast()) : line
            return line.isEmpty ? nil : line
        }
    }

    var count: Int { waiting.count }

    mutating func next() -> String? { waiting.popFirst() }
}

/// A message that waits until the client takes it: a long line has more pieces than there may be
/// room for.
struct ChatPiece {
    var text: [UInt8]
    var kind: Kind
    var recipient: UInt64?
}
