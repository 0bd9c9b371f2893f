import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The loop of a chat on a terminal: it waits, hands what comes to the model, does what the model
/// wishes, and draws.
struct ChatScreenLoop: ~Copyable {
    private var talk: TalkLoop
    private let signals: SignalPipe
    /// Nil without a screen: lines are read as the terminal gives them.
    private let terminal: Terminal?
    private let host: HostChannel?
    private var model: ChatModel
    private var decoder = KeyDecoder()
    private var lines = InputLines()
    private let file: HistoryFile?
    private let clock = Clock(countsSleep: true)
    private var decoderDue: Instant?
    private var ending: ChatEnding?
    /// The signal that ended Control-Z is on its way, and answered already.
    private var wasSuspended = false
    private var begin: Instant

    /// How long somebody who leaves waits for what was said last.
    private static let leaveTime = Duration.seconds(3)

    init(
        _ talk: consuming TalkLoop, _ signals: consuming SignalPipe,
        _ terminal: consuming Terminal?, _ host: HostChannel?, _ model: ChatModel,
        _ file: HistoryFile?
    ) {
        begin = clock.instant
        self.talk = talk
        self.signals = signals
        self.terminal = terminal
        self.host = host
        self.model = model
        self.file = file
    }

    mutating func run() -> ChatEnding {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        _ = waiter.watch(signals.descriptor)
        let keyboard = waiter.watch(StandardInput.number)
        if let host { _ = waiter.watch(host.descriptor) }
        take(talk.connect())
        while ending == nil {
            guard draw() else { return depart(.left) }
            _ = waiter.wait(.until(deadline, from: clock.instant))
            obeySignals()
            if waiter.isReady(keyboard) { readKeys() }
            expireKeys()
            hearHost()
            let place = talk.relay
            take(talk.turn())
            if talk.relay != place { model.noteMove(to: talk.relay) }
            settle()
        }
        return depart(ending ?? .left)
    }

    /// What nobody has entered yet.
    var draft: String { model.editor.line.text }

    private var deadline: Instant {
        var due = min(talk.deadline, decoderDue ?? .distantFuture)
        if !model.hasJoined, talk.client.phase == .connecting {
            due = min(due, begin + talk.answerTime)
        }
        return due
    }

    private mutating func draw() -> Bool {
        model.look(ChatView(talk.client), at: clock.instant)
        let bytes = model.frame()
        return bytes.isEmpty || StandardStream.output.write(bytes)
    }

    // MARK: What comes

    private mutating func take(_ events: [ClientEvent]) {
        if events.isEmpty { return }
        let now = clock.now()
        for event in events {
            model.take(event, at: now)
            if case .bye(.hostLeft, _) = event { end(.hostLeft) }
            // A refusal is an answer, too.
            if case .refused = event { begin = now.instant }
        }
        grant()
    }

    private mutating func settle() {
        switch talk.client.phase {
        case .ended where ending == nil: end(.failed(.unconfirmed))
        case .connecting where !model.hasJoined:
            if begin.duration(to: clock.instant) >= talk.answerTime { end(.noAnswer) }
        // Somebody has to choose a name first, and has all the time in the world.
        case .refused: begin = clock.instant
        default: break
        }
    }

    private mutating func obeySignals() {
        for signal in signals.take() {
            switch signal {
            case .windowChange: resize()
            case .stop: suspend()
            case .resume:
                if wasSuspended {
                    wasSuspended = false
                    continue
                }
                // Somebody else had stopped it, and the terminal may be in any state.
                terminal?.resume()
                resize()
                model.screen.redraw()
            case .interrupt, .terminate, .hangUp: end(.signal(signal))
            case .user1: break
            }
        }
    }

    private mutating func resize() {
        guard terminal != nil, let size = Terminal.size else { return }
        model.screen.resize(to: TerminalSize(columns: size.columns, rows: size.rows))
    }

    private mutating func readKeys() {
        if terminal == nil {
            for line in lines.read() where !line.isEmpty { model.enter(line, at: clock.now()) }
            if lines.hasEnded { end(.left) }
        } else {
            guard let bytes = StandardInput.read() else { return end(.left) }
            let now = clock.now()
            model.press(decoder.decode(bytes), at: now)
            decoderDue = decoder.patience.map { now.instant + $0 }
        }
        grant()
    }

    private mutating func expireKeys() {
        guard let due = decoderDue, due <= clock.instant else { return }
        decoderDue = nil
        model.press(decoder.expire(), at: clock.now())
        grant()
    }

    private mutating func hearHost() {
        for news in host?.take() ?? [] {
            if case .line(let line) = news {
                model.tell(Phrase(verbatim: line))
            } else {
                end(.called(news))
            }
        }
    }

    // MARK: What is wished for

    private mutating func grant() {
        while !model.wishes.isEmpty {
            let wishes = model.wishes
            model.wishes = []
            for wish in wishes { grant(wish) }
        }
    }

    private mutating func grant(_ wish: ChatWish) {
        switch wish {
        case .say(let draft): say(draft)
        case .enter(let room): take(talk.drive { $0.enter(room: room, at: $1, into: &$2) }.1)
        case .rename(let name): take(talk.drive { $0.rename(name, at: $1, into: &$2) }.1)
        case .who: take(talk.drive { $0.who(at: $1, into: &$2) }.1)
        case .history(let before, let count):
            take(
                talk.drive { _ = $0.history(before: before, count: count, at: $1, into: &$2) }.1)
        case .order(let order): host?.orders.post(.member(order))
        case .leave: end(.left)
        case .suspend: suspend()
        case .remember(let line): file?.append(line)
        }
    }

    private mutating func say(_ draft: ChatDraft) {
        let (result, events) = talk.drive { client, now, outbox in
            Result { () throws(SayError) in
                try client.say(
                    Array(draft.text.utf8), kind: draft.kind, to: draft.recipient, origin: nil,
                    at: now, into: &outbox)
            }
        }
        switch result {
        case .success(let cseq): model.noteSaid(draft, as: cseq, at: clock.now())
        case .failure(let error): model.noteRefused(draft, error)
        }
        take(events)
    }

    private mutating func suspend() {
        guard terminal != nil else { return signals.stopProgram() }
        _ = StandardStream.output.write(model.screen.leave())
        terminal?.restore()
        signals.stopProgram()
        terminal?.resume()
        resize()
        wasSuspended = true
    }

    // MARK: The end

    private mutating func end(_ how: ChatEnding) { if ending == nil { ending = how } }

    /// What was said last gets its time to be stamped, everybody hears of the leaving, and the
    /// terminal is as it was.
    private mutating func depart(_ how: ChatEnding) -> ChatEnding {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        _ = waiter.watch(signals.descriptor)
        if how == .left {
            let limit = clock.instant + Self.leaveTime
            while talk.client.openLines > 0, talk.client.phase == .joined, clock.instant < limit,
                signals.take().isEmpty
            {
                _ = draw()
                _ = waiter.wait(.until(min(talk.deadline, limit), from: clock.instant))
                for event in talk.turn() { model.take(event, at: clock.now()) }
            }
        }
        let open = talk.client.openLines
        if open > 0 { model.tell(Texts.unconfirmed(open)) }
        _ = talk.drive { $0.leave(at: $1, into: &$2) }
        while talk.client.phase == .leaving {
            _ = waiter.wait(.until(talk.deadline, from: clock.instant))
            _ = talk.turn()
        }
        _ = StandardStream.output.write(model.frame() + model.screen.leave())
        return how == .left && open > 0 ? .failed(.unconfirmed) : how
    }
}
