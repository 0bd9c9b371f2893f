import PomboCore

/// The lines of the standard input as they come.
package struct InputLines: Sendable {
    package private(set) var hasEnded = false
    private var splitter = LineSplitter()

    package init() {}

    /// Takes what is there, or waits for it. The lines that end in it, empty ones, too.
    package mutating func read() -> [String] {
        guard let bytes = StandardInput.read() else {
            hasEnded = true
            return []
        }
        return splitter.add(bytes)
    }

    /// Behind the end of the input: a last line that nothing ended.
    package mutating func takeRest() -> String? { splitter.takeRest() }
}
