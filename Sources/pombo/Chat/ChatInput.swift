import PomboCore
import PomboPosix

/// The lines that somebody pipes in.
struct ChatInput {
    private var waiting: ArraySlice<String> = []
    private(set) var hasEnded = false
    private var lines = InputLines()

    /// Takes what is there.
    mutating func read() {
        waiting += lines.read().filter { !$0.isEmpty }
        guard lines.hasEnded else { return }
        hasEnded = true
        if let last = lines.takeRest(), !last.isEmpty { waiting.append(last) }
    }

    /// Nothing more is taken, whatever may come.
    mutating func close() {
        hasEnded = true
        waiting = []
    }

    var count: Int { waiting.count }

    mutating func next() -> String? { waiting.popFirst() }
}
