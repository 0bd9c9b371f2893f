import PomboCore
import PomboPosix

/// What a chat without a screen prints: a line a message, nothing in it that a terminal obeys.
enum ChatLines {
    static func text(of event: ClientEvent) -> String? {
        switch event {
        case .delivered(let message): line(of: message)
        case .gone(_, _, let missing): "* up to \(missing) messages are lost"
        case .lostHistory: "* the relay lost a part of its history"
        default: nil
        }
    }

    /// What is about the connection goes beside the messages, not among them.
    static func remark(on event: ClientEvent) -> String? {
        switch event {
        case .joined(let info) where !info.isResumed:
            "\(info.name) in \(info.room) at \(info.relay), which logs it; nothing is encrypted"
        case .joined: "back again"
        case .away: "the relay is away, trying"
        case .back: "the relay is back"
        case .newLog: "the relay has a new log"
        case .renamed(let old, let new): "\(old) is taken; you are \(new)"
        case .heldBack(let cause, _): "the relay asks for patience: \(cause)"
        case .refused(let cause, let retry, _, _):
            "refused: \(cause)" + (retry == nil ? "" : ", trying again")
        case .bye(let reason, _): "the relay says goodbye: \(reason)"
        default: nil
        }
    }

    private static func line(of message: Message) -> String {
        let name = SafeText.of(message.name)
        let text = SafeText.of(message.text)
        return switch message.kind {
        case .say: "\(name): \(text)"
        case .me: "* \(name) \(text)"
        case .direct: "(\(name)) \(text)"
        case .post: "~\(name): \(text)"
        case .join: "* \(name) joined"
        case .leave: "* \(name) left (\(text))"
        case .nick: "* \(name) is now \(text)"
        }
    }
}
