import PomboCore
import PomboPosix

/// A line on standard error, if somebody sits there and waits longer than a moment.
struct ProbeProgress {
    let count: Int
    let begin: Instant
    let language: Language
    private var shown: Instant?

    init(count: Int, begin: Instant, language: Language) {
        self.count = count
        self.begin = begin
        self.language = language
    }

    mutating func show(_ sent: Int, at now: Instant) {
        guard begin.duration(to: now) > .seconds(2), sent < count,
            shown.map({ $0.duration(to: now) > .milliseconds(250) }) ?? true,
            StandardStream.error.isTerminal
        else { return }
        shown = now
        let left = begin.duration(to: now) / max(1, sent) * (count - sent)
        StandardStream.error.write(
            "\r\u{1B}[K"
                + Texts.probeProgress(sent, count, left: "\(left.components.seconds + 1)s")[
                    language])
    }

    func clear() {
        if shown != nil { StandardStream.error.write("\r\u{1B}[K") }
    }
}
