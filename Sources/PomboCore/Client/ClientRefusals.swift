// REFUSE: patience for a line, another name, another time, or the end.

extension Client {
    mutating func heed(
        _ refuse: Refuse, at now: Instant, into outbox: inout ClientOutbox
    ) {
        let retry = Duration.milliseconds(Int64(refuse.retryMilliseconds))
        if let session, refuse.token == session.number, refuse.cause.isOfSay {
            noteLife(at: now, into: &outbox)
            sender.pause(for: retry, at: now)
            outbox.events.append(.heldBack(refuse.cause, retry: retry))
            return
        }
        guard let handshake, handshake.step == .join, refuse.token == handshake.nonce else {
            return noteStrange()
        }
        if refuse.cause == .nameTaken, tryNextName(at: now, into: &outbox) { return }
        let isTaken = refuse.cause == .nameTaken && refuse.retryMilliseconds == 0
        let isOver = refuse.cause == .removed || refuse.cause == .wrongKey
        outbox.events.append(
            .refused(
                refuse.cause, retry: isTaken || isOver ? nil : retry, limit: refuse.limit,
                remark: refuse.remark))
        if isOver {
            end(into: &outbox)
        } else if isTaken {
            self.handshake = nil
            wantedName = name
            baseName = name
            // With a session everything else goes on; without one a person has to decide.
            if session != nil { goOn(at: now, into: &outbox) }
        } else {
            self.handshake?.wait(retry, at: now)
        }
    }

    /// A default name makes way for the next one. So does a typed one that somebody else took
    /// during an absence: nobody may be there to choose.
    private mutating func tryNextName(
        at now: Instant, into outbox: inout ClientOutbox
    ) -> Bool {
        let isFree = session == nil ? !isNameTyped || logID != 0 : !isNameTyped
        guard isFree, nameNumber < Self.nameTries else { return false }
        nameNumber += 1
        let old = wantedName
        wantedName = baseName.numbered(nameNumber)
        if session == nil { name = wantedName }
        outbox.events.append(.renamed(from: old, to: wantedName))
        request(at: now, into: &outbox)
        return true
    }

    /// More people of one name than a room can hold would be needed to come so far.
    private static let nameTries = 1000
}

extension Name {
    /// `ana-2`: the name with a number, cut at the border of a character where it is too long.
    func numbered(_ number: Int) -> Name {
        let suffix = "-\(number)"
        var stem = text
        while stem.utf8.count + suffix.utf8.count > Specification.nameLimit { stem.removeLast() }
        return Name(stem + suffix) ?? self
    }
}
