import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The loop of a chat on a terminal: it waits, hands what comes to the model, does what the model
/// asks for, and draws.
struct ChatScreenLoop: ~Copyable {
    private var driver: ClientDriver
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

    /// How long somebody who leaves waits for what was said last.
    private static let leaveTime = Duration.seconds(3)

    init(
        _ driver: consuming ClientDriver, _ signals: consuming SignalPipe,
        _ terminal: consuming Terminal?, _ host: HostChannel?, _ model: ChatModel,
        _ file: HistoryFile?
    ) {
        self.driver = driver
        self.signals = signals
        self.terminal = terminal
        self.host = host
        self.model = model
        self.file = file
    }

    mutating func run() -> ChatEnding {
        var waiter = Waiter()
        _ = waiter.watch(driver.number)
        _ = waiter.watch(signals.descriptor)
        let keyboard = waiter.watch(StandardInput.number)
        if let host { _ = waiter.watch(host.descriptor) }
        driver.connect()
        hear()
        while ending == nil {
            guard draw() else { return depart(.left) }
            _ = waiter.wait(.until(deadline, from: clock.instant))
            obeySignals()
            if waiter.isReady(keyboard) { readKeys() }
            expireKeys()
            hearHost()
            let place = driver.relay
            driver.turn()
            hear()
            if driver.relay != place { model.noteMove(to: driver.relay) }
            if let failure = driver.failure { end(ChatEnding(failure)) }
        }
        return depart(ending ?? .left)
    }

    /// What nobody has entered yet.
    var draft: String { model.editor.line.text }

    private var deadline: Instant { min(driver.deadline, decoderDue ?? .distantFuture) }

    private mutating func draw() -> Bool {
        model.look(ChatView(driver.client), at: clock.instant)
        let bytes = model.frame()
        return bytes.isEmpty || StandardStream.output.write(bytes)
    }

    // MARK: What comes

    /// Tells the model what the client has to tell, and does what it asks for by that.
    private mutating func hear() {
        while true {
            while let event = driver.poll() {
                model.hear(event, at: clock.now())
                if case .bye(.hostLeft, _) = event { end(.hostLeft) }
            }
            if model.effects.isEmpty { return }
            let effects = model.effects
            model.effects = []
            for effect in effects { perform(effect) }
        }
    }

    private mutating func obeySignals() {
        for signal in signals.drain() {
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
        hear()
    }

    private mutating func expireKeys() {
        guard let due = decoderDue, due <= clock.instant else { return }
        decoderDue = nil
        model.press(decoder.expire(), at: clock.now())
        hear()
    }

    private mutating func hearHost() {
        for news in host?.drain() ?? [] {
            if case .line(let line) = news {
                model.tell(Phrase(verbatim: line))
            } else {
                end(.called(news))
            }
        }
    }

    // MARK: What the model asks for

    private mutating func perform(_ effect: ChatEffect) {
        switch effect {
        case .say(let draft): say(draft)
        case .enter(let room): driver.enter(room)
        case .rename(let name): driver.rename(name)
        case .who: driver.askWho()
        case .history(let before, let count):
            driver.askHistory(before: before, count: count)
        case .order(let order): host?.orders.post(.member(order))
        case .leave: end(.left)
        case .suspend: suspend()
        case .remember(let line): file?.append(line)
        }
    }

    private mutating func say(_ draft: ChatDraft) {
        do throws(SayError) {
            let cseq = try driver.say(Array(draft.text.utf8), draft.kind, to: draft.recipient)
            model.addOpen(draft, as: cseq, at: clock.now())
        } catch { model.giveBack(draft, error) }
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
        _ = waiter.watch(driver.number)
        _ = waiter.watch(signals.descriptor)
        if how == .left {
            let limit = clock.instant + Self.leaveTime
            while driver.client.openLines > 0, driver.client.phase == .joined,
                clock.instant < limit, signals.drain().isEmpty
            {
                _ = draw()
                _ = waiter.wait(.until(min(driver.deadline, limit), from: clock.instant))
                driver.turn()
                while let event = driver.poll() { model.hear(event, at: clock.now()) }
            }
        }
        let open = driver.client.openLines
        if open > 0 { model.tell(Texts.unconfirmed(open)) }
        driver.leaveForGood()
        _ = StandardStream.output.write(model.frame() + model.screen.leave())
        return how == .left && open > 0 ? .failed(.unconfirmed) : how
    }
}
