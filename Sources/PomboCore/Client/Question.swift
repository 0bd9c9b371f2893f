/// An open HISTORY: asked again until every record of the answer is there.
struct Question: Equatable, Sendable {
    var stream = StreamKind.room
    var before: UInt64 = 0
    var count: UInt8 = 0
    var timer = Timer()
    var found: [Message?] = []
    var total = -1

    mutating func take(_ messages: [Message], _ page: Stamped.Page) {
        guard timer.isArmed, page.before == before else { return }
        if total != Int(page.total) {
            total = Int(page.total)
            found = Array(repeating: nil, count: total)
        }
        for (index, message) in messages.enumerated()
        where Int(page.firstIndex) + index < total {
            found[Int(page.firstIndex) + index] = message
        }
    }

    mutating func complete() -> ClientEvent? {
        guard timer.isArmed, total >= 0, found.allSatisfy({ $0 != nil }) else { return nil }
        timer.disarm()
        return .history(before: before, found.compactMap { $0 })
    }
}

extension Client {
    package mutating func history(
        before: UInt64, count: Int, at now: Moment, into outbox: inout ClientOutbox
    ) {
        guard phase == .joined else { return }
        question = Question()
        question.before = before
        question.count = UInt8(clamping: max(1, min(count, Specification.historyLimit)))
        question.timer.arm(at: now.instant, after: .zero)
        act(at: now, into: &outbox)
    }

    package mutating func who(at now: Moment, into outbox: inout ClientOutbox) {}

    mutating func askAgain(at now: Moment, into outbox: inout ClientOutbox) {
        guard question.timer.due <= now.instant else { return }
        question.timer.arm(
            at: now.instant,
            after: min(max(question.timer.interval * 2, ClientLimit.ask), ClientLimit.askLast))
        let history = History(
            session: session, stream: roomStream.number, before: question.before,
            count: question.count)
        sent &+= 1
        outbox.sends.append(history.encode(into: &outbox.bytes))
    }
}
