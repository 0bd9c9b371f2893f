import PomboCore
import PomboTerminal
import PomboText

// How things look in a line.
extension ChatModel {
    /// A record, without the mark of an own one.
    func text(of message: Message, isNumbered: Bool = false) -> StyledText {
        var line = StyledText("\(calendar.clock(message.time)) ", .dim)
        if isNumbered { line.append("#\(message.seq) ", .dim) }
        if message.origin != nil { line.append("↻ ", .dim) }
        if saysOwnName(message) { line.append("» ", .bold) }
        return line
            + words(
                message.kind, by: message.name, isOwn: message.isOwn, to: nil, message.text)
    }

    func text(of line: OpenLines.Own) -> StyledText {
        let recipient = line.draft.kind == .direct ? line.draft.recipientName : nil
        return StyledText("\(calendar.clock(line.typed)) ", .dim)
            + words(
                line.draft.kind, by: view.name.text, isOwn: true, to: recipient, line.draft.text)
    }

    private func words(
        _ kind: Kind, by author: String, isOwn: Bool, to recipient: String?, _ text: String
    ) -> StyledText {
        let name = StyledText(author, .name(author, isOwn: isOwn))
        switch kind {
        case .say: return name + StyledText(": \(text)")
        case .me: return "* " + name + StyledText(" \(text)")
        case .post: return "~" + name + StyledText(": \(text)")
        case .direct:
            let other = StyledText(recipient ?? view.name.text, .name(recipient ?? view.name.text))
            return name + " → " + other + StyledText(": \(text)")
        case .join, .leave, .nick:
            return StyledText("\(author) \(Texts.presence(kind, text)[language])", .dim)
        }
    }

    /// Somebody else says one's name, as a word of its own.
    func saysOwnName(_ message: Message) -> Bool {
        guard message.kind.isSpoken || message.kind == .post, !message.isOwn,
            message.origin == nil
        else { return false }
        let name = view.name.key
        let text = message.text.lowercased()
        return text.ranges(of: name).contains { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...].first
            return ![before, after].contains { $0?.isLetter == true || $0?.isNumber == true }
        }
    }

    // MARK: The status row

    var statusLine: StatusLine {
        var parts: [StatusLine.Part] = [
            .init(StyledText(view.room.text, .bold), importance: 9)
        ]
        if view.isAway {
            parts.append(
                .init(StyledText(Texts.relayAway[language], .bold), importance: 10))
        } else if !view.hasSession {
            parts.append(.init(StyledText(Texts.connecting[language]), importance: 10))
        }
        if let patience {
            parts.append(.init(StyledText(Texts.patience(patience)[language]), importance: 8))
        }
        let open = open.unstampedCount
        if open > 0, view.isAway || patience != nil || !view.hasSession {
            parts.append(.init(StyledText(Texts.waitingLines(open)[language]), importance: 7))
        }
        if view.memberCount > 0 {
            parts.append(.init(StyledText(Texts.here(view.memberCount)[language]), importance: 6))
        }
        if view.hasSession, let time = view.roundTrip {
            parts.append(.init(StyledText(ChatFigures.time(time)), importance: 3))
        }
        if view.hasSession {
            let loss = "↑\(ChatFigures.percent(view.lossUp)) ↓\(ChatFigures.percent(view.lossDown))"
            parts.append(.init(StyledText("\(Texts.loss[language]) \(loss)"), importance: 5))
        }
        if view.repaired > 0 {
            parts.append(.init(StyledText(Texts.repaired(view.repaired)[language]), importance: 4))
        }
        if view.last > 0 { parts.append(.init(StyledText("#\(view.last)"), importance: 2)) }
        return StatusLine(parts)
    }
}
