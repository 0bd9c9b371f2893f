import PomboCore
import PomboPosix
import PomboText

/// A line that tells how far it is, for whoever watches and waits for more than two seconds.
struct LoadProgress {
    enum Stage {
        case joining(Int, Int)
        case measuring(Duration, Int)
    }

    private let isShown: Bool
    private let language: Language
    private var next: Instant?
    private var hasShown = false

    init(_ language: Language) {
        self.language = language
        isShown = StandardStream.error.isTerminal
    }

    mutating func show(_ stage: Stage, at now: Instant) {
        guard isShown, let due = next else {
            next = now + .seconds(2)
            return
        }
        if now < due { return }
        next = now + .seconds(1)
        hasShown = true
        StandardStream.error.write("\r\u{1B}[K" + Texts.progress(stage)[language])
    }

    func end() {
        if hasShown { StandardStream.error.write("\r\u{1B}[K") }
    }
}

extension Texts {
    static func progress(_ stage: LoadProgress.Stage) -> Phrase {
        switch stage {
        case .joining(let joined, let count):
            Phrase("\(joined) of \(count) have joined", pt: "\(joined) de \(count) entraram")
        case .measuring(let elapsed, let deliveries):
            Phrase(
                "\(elapsed.milliseconds / 1000) s, \(deliveries) deliveries",
                pt: "\(elapsed.milliseconds / 1000) s, \(deliveries) entregas")
        }
    }
}
