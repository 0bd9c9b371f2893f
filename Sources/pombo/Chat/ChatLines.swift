import PomboCore
import PomboTerminal
import PomboText

/// What a chat without a screen prints: a line a message, nothing in it that a terminal obeys.
enum ChatLines {
    static func text(of event: ClientEvent, _ language: Language) -> String? {
        switch event {
        case .delivered(let message): line(of: message, language)
        case .gone(_, _, let missing): "* \(Texts.lost(upTo: missing)[language])"
        case .lostHistory: "* \(Texts.lostHistory[language])"
        default: nil
        }
    }

    /// What is about the connection goes beside the messages, not among them.
    static func remark(on event: ClientEvent, at relay: String) -> Phrase? {
        switch event {
        case .joined(let info): info.isResumed ? nil : Texts.welcome(info, at: relay)
        case .back: Texts.back
        case .away: Texts.away
        case .newLog: Texts.newLog
        case .renamed(let old, let new): Texts.renamed(old, new)
        case .heldBack(let cause, _): Texts.patience(cause)
        case .refused(let cause, _, let limit, let remark):
            Texts.refused(cause, limit: limit, remark: remark)
        // Where the journey goes then, it says itself.
        case .bye(.hostLeft, _): nil
        case .bye(let reason, let remark): Texts.bye(reason, remark)
        case .foreignRelay: Texts.foreignRelay
        default: nil
        }
    }

    private static func line(of message: Message, _ language: Language) -> String {
        let name = SafeText.of(message.name)
        let text = SafeText.of(message.text)
        return switch message.kind {
        case .say: "\(name): \(text)"
        case .me: "* \(name) \(text)"
        case .direct: "(\(name)) \(text)"
        case .post: "~\(name): \(text)"
        case .join, .leave, .nick:
            "* \(name) \(SafeText.of(Texts.presence(message.kind, message.text)[language]))"
        }
    }
}
