import PomboCore
import PomboTerminal
import PomboText

// What was asked for: who is here, the past, a message's story, the network.
extension ChatModel {
    // MARK: Who

    mutating func answer(with entries: [Roster.Entry]) {
        people.replace(by: entries)
        let waiting = questions.takeAll()
        for direct in waiting.directs { self.direct(to: direct.to, direct.text, mayAsk: false) }
        for seq in waiting.stories { showStory(seq, entries) }
        guard waiting.isAsked else { return }
        let width = entries.map { DisplayWidth.of($0.name.text) }.max() ?? 0
        var lines = [StyledText("-- \(Texts.here(entries.count)[language])", .dim)]
        for entry in entries {
            let name = entry.name.text
            var line = StyledText("   ")
            line.append(name, .name(name, isOwn: entry.client == view.client))
            line.append(
                String(repeating: " ", count: width - DisplayWidth.of(name))
                    + "  \(Texts.since[language]) \(calendar.clock(entry.since))", .dim)
            if entry.roundTripMicroseconds > 0 {
                let time = Duration.microseconds(Int64(entry.roundTripMicroseconds))
                line.append("  \(ChatFigures.time(time))", .dim)
            }
            let up = ChatFigures.percent(Int(entry.lossUp))
            line.append(
                "  \(Texts.loss[language]) ↑\(up) ↓\(ChatFigures.percent(Int(entry.lossDown)))",
                .dim)
            lines.append(line)
        }
        put(lines)
    }

    // MARK: The past

    mutating func askHistory(_ span: ChatOrder.Span, at now: Moment) {
        var new = HistoryPages(count: ChatOrder.historyLimit)
        switch span {
        case .count(let count): new.count = count
        case .time(let duration):
            let end = calendar.relayTime(now.wall)
            new.since = WallTime(microseconds: end.microseconds - duration.microseconds)
        }
        pages = new
        effects.append(
            .history(before: .max, count: Specification.historyLimit))
    }

    mutating func addHistory(_ records: [Message]) {
        guard var pages else { return }
        if let next = pages.add(records) {
            self.pages = pages
            effects.append(.history(before: next.before, count: next.count))
            return
        }
        self.pages = nil
        let spoken = pages.records
        if spoken.isEmpty { return tell(Texts.nothingEarlier) }
        var lines = [StyledText("── \(Texts.earlier(spoken.count)[language]) ──", .dim)]
        // The past has its own days.
        let today = calendar
        for message in spoken {
            lines += dayLine(message.time)
            // The number is what `/info` and `pombo replay` ask for.
            lines.append(text(of: message, isNumbered: true).dimmed)
            stories.add(earlier: message)
        }
        calendar = today
        lines.append(StyledText("── \(Texts.missedUntil[language]) ──", .dim))
        put(lines)
    }

    // MARK: A message's story

    /// Without a number, the story of what was said last.
    mutating func askStory(_ wanted: UInt64?) {
        guard let seq = wanted ?? stories.lastSpoken else { return tell(Texts.nothingEarlier) }
        guard stories.find(seq) != nil else {
            tell(Texts.noStory(seq))
            return
        }
        questions.stories.append(seq)
        effects.append(.who)
    }

    private mutating func showStory(_ seq: UInt64, _ entries: [Roster.Entry]) {
        guard let story = stories.find(seq) else { return }
        let stamped = calendar.ownTime(story.message.time)
        var lines: [Phrase] = [
            Texts.storyHead(story.message),
            Texts.storyStamped(
                calendar.exactClock(story.message.time),
                typedBefore: story.typed.map {
                    .microseconds(max(0, stamped.microseconds - $0.microseconds))
                }),
        ]
        if let arrived = story.arrived {
            let age = Duration.microseconds(
                max(0, arrived.microseconds - stamped.microseconds))
            lines.append(
                Texts.storyArrived(
                    after: age, wasRepaired: story.message.wasRepaired, wasEarly: story.wasEarly))
        }
        if story.message.stream == .room {
            let (have, lack) = (
                entries.filter { $0.delivered >= seq }, entries.filter { $0.delivered < seq }
            )
            lines.append(
                Texts.storyOwners(have: have.map(\.name.text), lack: lack.map(\.name.text)))
        }
        tell(lines.dropFirst().reduce(lines[0]) { $0 + Phrase(verbatim: "\n") + $1 })
    }

    // MARK: The network

    mutating func showNet(at now: Instant) {
        // The words beside it, and the scale.
        let room = screen.size.columns - 34
        let time = plot.drawn(columns: room, at: now, lasts: true) { $0.roundTrip }
        let repairs = plot.drawn(columns: room, at: now, lasts: false) {
            $0.repaired > 0 ? Int64($0.repaired) : nil
        }
        let highest = ChatFigures.time(.microseconds(time.highest))
        let lines = [
            Texts.netUp(
                time: view.roundTrip.map(ChatFigures.time) ?? "?",
                loss: ChatFigures.percent(view.lossUp), again: view.saidAgain)[language],
            Texts.netDown(
                view.delivered, loss: ChatFigures.percent(view.lossDown), repaired: view.repaired,
                doubled: view.doubled)[language],
            "\(Texts.plotTime[language]) ▕\(time.columns)▏ ≤ \(highest)",
            "\(Texts.plotRepairs[language]) ▕\(repairs.columns)▏ ≤ \(repairs.highest)",
        ]
        put(
            lines.enumerated().map { index, line in
                StyledText((index == 0 ? "-- " : "   ") + line, .dim)
            })
    }
}
