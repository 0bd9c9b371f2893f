import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

// What the client tells, and what becomes of it on the screen.
extension ChatModel {
    mutating func take(_ event: ClientEvent, at now: Moment) {
        switch event {
        case .joined(let info): join(info, at: now)
        case .delivered(let message): deliver(message, at: now)
        case .early(let message):
            let place = early.firstIndex { $0.seq > message.seq } ?? early.count
            early.insert(message, at: place)
            put([])
        case .gapOpened: break
        case .gapClosed(let stream, let through):
            if early.contains(where: { $0.stream == stream && $0.seq <= through }) {
                early.removeAll { $0.stream == stream && $0.seq <= through }
                put([])
            }
        case .gone(let stream, let through, let missing):
            advance(stream, to: through)
            put([StyledText("      \(Texts.lost(upTo: missing)[language])", .dim)], fills: true)
        case .lostHistory: tell(Texts.lostHistory)
        case .raw(let message, _): put([text(of: message)])
        case .stamped(let cseq, let seq): noteStamped(cseq, seq)
        case .floor(let seq):
            floor = seq
            markOwn()
        case .seen(let cseq):
            seen = cseq
            markOwn()
        case .roster(let entries): takeRoster(entries)
        case .history(_, let records, _): takeHistory(records)
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
        offset = info.wall.microseconds - now.wall.microseconds
        view.name = info.name
        view.room = info.room
        patience = nil
        refusal = nil
        if info.isResumed { return }
        // The old room's order ends here; what was said there and stamped is in its log.
        early = []
        put([])
        tail.forget()
        lastOfRoom = info.start
        people = ChatPeople()
        wishes.append(.who)
        if hasJoined {
            tell(Texts.inRoom(info.name, info.room))
        } else {
            hasJoined = true
            tell(Texts.welcome(info, at: relayText, isHosting: isHosting))
        }
    }

    private mutating func advance(_ stream: StreamKind, to seq: UInt64) {
        switch stream {
        case .room: lastOfRoom = max(lastOfRoom, seq)
        case .inbox: lastOfInbox = max(lastOfInbox, seq)
        }
    }

    // MARK: Records

    private mutating func deliver(_ message: Message, at now: Moment) {
        let hadHole = early.contains { $0.stream == message.stream }
        advance(message.stream, to: message.seq)
        let wasEarly = early.contains { $0.stream == message.stream && $0.seq == message.seq }
        early.removeAll { $0.stream == message.stream && $0.seq <= message.seq }
        let line = message.isOwn ? takePending(message.cseq) : nil
        stories.add(
            .init(
                message: message, arrived: now.wall, wasEarly: wasEarly, typed: line?.typed))
        learn(from: message)
        guard message.kind.isSpoken || message.kind == .post else {
            showPresence(message)
            return
        }
        if message.isOwn, message.kind == .direct { return put([]).forEach { _ in } }
        let key: ChatTail.Key =
            line.map { .pending($0.cseq) } ?? .early(message.stream, message.seq)
        if (wasEarly || line != nil), tail.hasDeparted(key, from: screen) {
            put([])
            return
        }
        if saysOwnName(message), !isQuiet { screen.bell() }
        var text = text(of: message)
        var lines = dayLine(message.time)
        lines += missedLine(message, at: now, isLate: hadHole)
        if isInMissed { text = StyledText("↻ ", .dim) + text }
        let marked = message.isOwn ? text + mark(isWhole: message.seq <= floor) : text
        guard let id = put(lines + [marked], fills: hadHole && !wasEarly).last else { return }
        if message.isOwn, message.seq > floor {
            noteOwn(
                OwnLine(cseq: message.cseq, seq: message.seq, isDirect: false, id: id, text: text))
        }
    }

    private mutating func learn(from message: Message) {
        switch message.kind {
        case .leave: people.forget(message.client)
        case .nick: people.note(message.client, message.text)
        case .post: break
        default:
            // A script that has sent something is not here any more.
            if !message.flags.contains(.visitor), message.origin == nil {
                people.note(message.client, message.name)
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
        let time = clock(message.time)
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
        let date = zone.civil(time).date
        if date == day { return [] }
        day = date
        return [StyledText("──── \(date) ────", .dim)]
    }

    /// What was stamped while one could not hear it is marked as such: the relay or the network was
    /// away, or this machine slept.
    private mutating func missedLine(
        _ message: Message, at now: Moment, isLate: Bool
    ) -> [StyledText] {
        let age = now.wall.microseconds + offset - message.time.microseconds
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

    private mutating func takePending(_ cseq: UInt32) -> PendingLine? {
        guard let place = pending.firstIndex(where: { $0.cseq == cseq }) else { return nil }
        return pending.remove(at: place)
    }

    private mutating func noteStamped(_ cseq: UInt32, _ seq: UInt64?) {
        patience = nil
        guard let place = pending.firstIndex(where: { $0.cseq == cseq }) else { return }
        pending[place].isStamped = true
        guard pending[place].draft.kind == .direct else {
            put([])
            return
        }
        // A direct message comes back to nobody: this is all there will be.
        let line = pending.remove(at: place)
        if tail.hasDeparted(.pending(cseq), from: screen) {
            put([])
            return
        }
        let text = text(of: line)
        if let id = put([text + mark(isWhole: cseq <= seen)]).last, cseq > seen {
            noteOwn(OwnLine(cseq: cseq, seq: seq ?? 0, isDirect: true, id: id, text: text))
        }
    }

    private mutating func noteOwn(_ line: OwnLine) {
        own.append(line)
        if own.count > Self.ownLimit { own.removeFirst() }
    }

    func mark(isWhole: Bool) -> StyledText { StyledText(isWhole ? " ✓✓" : " ✓", .dim) }

    private mutating func markOwn() {
        for line in own where line.isDirect ? line.cseq <= seen : line.seq <= floor {
            screen.update(line.id, line.text + mark(isWhole: true))
        }
        own.removeAll { $0.isDirect ? $0.cseq <= seen : $0.seq <= floor }
    }
}
