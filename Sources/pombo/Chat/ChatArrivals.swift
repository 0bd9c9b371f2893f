import PomboCore
import PomboTerminal
import PomboText

// What the client tells, and what becomes of it on the screen.
extension ChatModel {
    mutating func hear(_ event: ClientEvent, at now: Moment) {
        switch event {
        case .joined(let info): join(info, at: now)
        case .delivered(let message): deliver(message, at: now)
        case .early(let message):
            open.hold(message)
            put([])
        case .gapOpened: break
        case .gapClosed(let stream, let through):
            if open.closeHole(stream, through: through) { put([]) }
        case .gone(let stream, let through, let missing):
            open.advance(stream, to: through)
            put([StyledText("      \(Texts.lost(upTo: missing)[language])", .dim)], fills: true)
        case .lostHistory: tell(Texts.lostHistory)
        case .raw(let message, _): put([text(of: message)])
        case .stamped(let cseq, let seq): stamp(cseq, seq)
        case .floor(let seq):
            mark(marks.move(floor: seq))
        case .seen(let cseq):
            mark(marks.move(seen: cseq))
        case .roster(let entries): answer(with: entries)
        case .history(_, let records, _): addHistory(records)
        case .heldBack(let cause, _):
            if cause == .muted, patience != .muted { tell(Texts.muted) }
            patience = cause
        case .refused(let cause, _, let limit, let remark):
            // It is asked again and again; people are told once.
            if cause == refusal { break }
            refusal = cause
            tell(Texts.refused(cause, limit: limit, remark: remark))
        case .renamed(let old, let new): tell(Texts.renamed(old, new))
        case .foreignRelay: tell(Texts.foreignRelay)
        case .away, .back: if screen.isPlain { tell(event == .away ? Texts.away : Texts.back) }
        case .newLog: tell(Texts.newLog)
        // Where the journey goes then, it says itself.
        case .bye(.hostLeft, _): break
        case .bye(let reason, let remark): tell(Texts.bye(reason, remark))
        case .left: break
        }
    }

    private mutating func join(_ info: SessionInfo, at now: Moment) {
        calendar.set(relay: info.wall, here: now.wall)
        view.name = info.name
        view.room = info.room
        patience = nil
        refusal = nil
        if info.isResumed { return }
        open.beginRoom(at: info.start)
        put([])
        tail.forget()
        people = ChatPeople()
        effects.append(.who)
        if hasJoined {
            tell(Texts.inRoom(info.name, info.room))
        } else {
            hasJoined = true
            tell(Texts.welcome(info, at: relayText, isHosting: isHosting))
        }
    }

    // MARK: Records

    private mutating func deliver(_ message: Message, at now: Moment) {
        let past = open.deliver(message)
        stories.add(
            .init(
                message: message, arrived: now.wall, wasEarly: past.wasEarly,
                typed: past.own?.typed))
        learn(from: message)
        guard message.kind.isSpoken || message.kind == .post else {
            showPresence(message)
            return
        }
        if message.isOwn, message.kind == .direct {
            put([])
            return
        }
        let key: ChatTail.Key =
            past.own.map { .pending($0.cseq) } ?? .early(message.stream, message.seq)
        if past.wasEarly || past.own != nil, tail.hasDeparted(key, from: screen) {
            put([])
            return
        }
        if saysOwnName(message), !isQuiet { screen.bell() }
        var text = text(of: message)
        var lines = dayLine(message.time)
        lines += missedLine(message, at: now)
        if isInMissed { text = StyledText("↻ ", .dim) + text }
        let isWhole = marks.isWithAll(message.seq)
        let marked = message.isOwn ? text + mark(isWhole: isWhole) : text
        let fills = past.hadHole && !past.wasEarly
        guard let id = put(lines + [marked], fills: fills).last else { return }
        if message.isOwn, !isWhole {
            marks.add(
                .init(cseq: message.cseq, seq: message.seq, isDirect: false, id: id, text: text))
        }
    }

    private mutating func learn(from message: Message) {
        switch message.kind {
        case .leave: people.forget(message.client)
        case .nick: people.hear(message.client, message.text)
        case .post: break
        default:
            // A script that has sent something is not here any more.
            if !message.flags.contains(.visitor), message.origin == nil {
                people.hear(message.client, message.name)
            }
        }
    }

    private mutating func showPresence(_ message: Message) {
        let isRename = message.kind == .nick
        // One's own way is told elsewhere; a new name is not.
        if message.isOwn && !isRename || isQuiet {
            put([])
            return
        }
        let time = calendar.clock(message.time)
        if var old = fold, let id = old.id, screen.canRepaint(id) {
            old.add(message.kind, message.text, by: message.name)
            fold = old
            screen.update(id, old.text(clock: time, language))
            put([])
            return
        }
        var new = PresenceFold()
        new.add(message.kind, message.text, by: message.name)
        new.id = put(dayLine(message.time) + [new.text(clock: time, language)]).last
        fold = new
    }

    /// Where another day begins.
    mutating func dayLine(_ time: WallTime) -> [StyledText] {
        calendar.newDate(at: time).map { [StyledText("──── \($0) ────", .dim)] } ?? []
    }

    /// What was stamped while one could not hear it is marked as such: the relay or the network was
    /// away, or this machine slept.
    private mutating func missedLine(_ message: Message, at now: Moment) -> [StyledText] {
        let age = calendar.relayTime(now.wall).microseconds - message.time.microseconds
        let isMissed =
            !message.isOwn && message.origin == nil && age > Self.missedAge.microseconds
        defer { isInMissed = isMissed }
        if isMissed == isInMissed { return [] }
        let words = isMissed ? Texts.missedFrom : Texts.missedUntil
        return [StyledText("── \(words[language]) ──", .dim)]
    }

    /// Repairs take less, restarts and sleep more.
    static let missedAge = Duration.seconds(5)

    // MARK: Own lines

    private mutating func stamp(_ cseq: UInt32, _ seq: UInt64?) {
        patience = nil
        guard let line = open.stamp(cseq) else { return }
        guard line.draft.kind == .direct, !tail.hasDeparted(.pending(cseq), from: screen) else {
            put([])
            return
        }
        let text = text(of: line)
        let isSeen = marks.isSeen(cseq)
        if let id = put([text + mark(isWhole: isSeen)]).last, !isSeen {
            marks.add(.init(cseq: cseq, seq: seq ?? 0, isDirect: true, id: id, text: text))
        }
    }

    func mark(isWhole: Bool) -> StyledText { StyledText(isWhole ? " ✓✓" : " ✓", .dim) }

    private mutating func mark(_ lines: [OwnMarks.Line]) {
        for line in lines { screen.update(line.id, line.text + mark(isWhole: true)) }
    }
}
