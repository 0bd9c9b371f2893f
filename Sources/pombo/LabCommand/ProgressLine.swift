import PomboPosix
import PomboText

/// How far a long work is and how long the rest will take, on standard error, if somebody sits
/// there and waits longer than a moment.
struct ProgressLine {
    private let all: Int
    private let language: Language
    private let text: @Sendable (_ done: Int, _ all: Int, _ left: String) -> Phrase
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?

    private static let patience = Duration.seconds(2)
    private static let interval = Duration.milliseconds(250)

    init(
        of all: Int, _ language: Language,
        text: @escaping @Sendable (_ done: Int, _ all: Int, _ left: String) -> Phrase
    ) {
        self.all = all
        self.language = language
        self.text = text
    }

    mutating func update(done: Int) {
        let now = ContinuousClock.now
        guard now - start > Self.patience, (1..<all).contains(done),
            shown.map({ now - $0 > Self.interval }) ?? true, StandardStream.error.isTerminal
        else { return }
        shown = now
        // What is done took so long; the rest will take its share.
        let left = (now - start) / done * (all - done)
        let phrase = text(done, all, "\(left.components.seconds + 1)s")
        StandardStream.error.write("\r\u{1B}[K" + phrase[language])
    }

    func clear() {
        if shown != nil { StandardStream.error.write("\r\u{1B}[K") }
    }
}
