import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A chat without a screen, for pipes and bots: lines of the input are said, messages are lines of
/// the output; with `--json`, commands and events. At the end of the input it waits for the stamps.
struct ChatPipeLoop: ~Copyable {
    private var driver: ClientDriver
    private let signals: SignalPipe
    private let host: HostChannel?
    private let options: ChatOptions
    private var input = ChatInput()
    private var pieces: ArraySlice<ChatPiece> = []
    /// Something could not be said, which the exit code tells.
    private var hasFailed = false
    private var people = ChatPeople()
    private var unknown: [(to: Name, text: String)] = []
    private var hasSession = false
    /// Asked twice before the answer is asked once.
    private var asksWho = false
    private var asksHistory = false
    private var pages: HistoryPages?
    /// From the end of the input on.
    private var patience = StampPatience(since: .zero)
    private var ending: ChatEnding?

    init(
        _ driver: consuming ClientDriver, _ signals: consuming SignalPipe, _ host: HostChannel?,
        _ options: ChatOptions
    ) {
        self.driver = driver
        self.signals = signals
        self.host = host
        self.options = options
    }

    mutating func run() -> ChatEnding {
        var waiter = Waiter()
        _ = waiter.watch(driver.number)
        _ = waiter.watch(signals.descriptor)
        let keyboard = waiter.watch(StandardInput.number)
        if let host { _ = waiter.watch(host.descriptor) }
        driver.connect()
        while true {
            hear()
            while ending == nil, let line = nextLine() {
                obey(line)
                hear()
            }
            settle(at: driver.instant)
            if let ending {
                driver.leaveForGood()
                return ending
            }
            _ = waiter.wait(.until(deadline, from: driver.instant))
            if let signal = signals.drain().first { end(.signal(signal)) }
            hearHost()
            if !input.hasEnded, waiter.isReady(keyboard) { read() }
            if input.hasEnded { waiter.forget(keyboard) }
            let place = driver.relay
            driver.turn()
            hear()
            if driver.relay != place { tellMove() }
        }
    }

    private mutating func read() {
        input.read()
        if input.hasEnded { patience.noteProgress(at: driver.instant) }
    }

    /// Nil while what was read before is not said.
    private mutating func nextLine() -> String? {
        guard hasSession else { return nil }
        while driver.client.freeLines > 0, let piece = pieces.popFirst() { say(piece) }
        return driver.client.freeLines > 0 ? input.next() : nil
    }

    private var deadline: Instant {
        input.hasEnded ? min(driver.deadline, patience.deadline) : driver.deadline
    }

    private mutating func end(_ how: ChatEnding) { if ending == nil { ending = how } }

    private mutating func settle(at now: Instant) {
        if let failure = driver.failure { return end(ChatEnding(failure)) }
        guard input.hasEnded else { return }
        let open = driver.client.openLines + pieces.count + input.count + unknown.count
        if hasSession, open == 0, !asksWho, !asksHistory {
            end(hasFailed ? .failed(.unconfirmed) : .left)
        } else if patience.isOver(at: now) {
            remark(Texts.unconfirmed(open))
            end(.failed(.unconfirmed))
        }
    }

    // MARK: What comes

    private func tellMove() {
        if options.isJSON {
            StandardStream.output.write(ChatJSON.moved(to: driver.relay) + "\n")
        } else {
            remark(Texts.relayMoved(to: driver.relay))
        }
    }

    private mutating func hear() {
        while var event = driver.poll() {
            if case .history(let before, let records, _) = event {
                guard let past = gather(records) else { continue }
                event = .history(before: before, records: past, isComplete: true)
            }
            learn(from: event)
            guard show(event) else { return end(.left) }
            if case .bye(.hostLeft, _) = event { end(.hostLeft) }
        }
    }

    private mutating func learn(from event: ClientEvent) {
        switch event {
        case .joined(let info):
            hasSession = true
            if !info.isResumed { people = ChatPeople() }
        case .delivered(let message) where message.kind == .leave: people.forget(message.client)
        case .delivered(let message) where !message.flags.contains(.visitor):
            people.hear(
                message.client, message.kind == .nick ? message.text : message.name)
        case .history: asksHistory = false
        case .stamped: patience.noteProgress(at: driver.instant)
        case .roster(let entries):
            asksWho = false
            people.replace(by: entries)
            let waiting = unknown
            unknown = []
            for direct in waiting {
                if people.find(direct.to) == nil {
                    refuse(Texts.notHere(direct.to))
                } else {
                    obey(.message(to: direct.to, direct.text))
                }
            }
        default: break
        }
    }

    /// False when nobody reads any more.
    private func show(_ event: ClientEvent) -> Bool {
        if options.isJSON {
            let lines = ChatJSON.lines(of: event, in: ChatView(driver.client), options.language)
            if lines.isEmpty { return true }
            return StandardStream.output.write(lines.map { $0 + "\n" }.joined())
        }
        if let phrase = ChatLines.remark(on: event, at: "\(driver.relay)") { remark(phrase) }
        guard let text = ChatLines.text(of: event, options.language) else { return true }
        return StandardStream.output.write(text + "\n")
    }

    private func remark(_ phrase: Phrase) {
        let text = phrase[options.language]
        if options.isJSON {
            StandardStream.output.write(ChatJSON.error(text) + "\n")
        } else {
            StandardStream.error.write("-- \(SafeText.of(text))\n")
        }
    }

    private mutating func hearHost() {
        for news in host?.drain() ?? [] {
            guard case .line(let line) = news else { return end(.called(news)) }
            StandardStream.error.write("-- \(SafeText.of(line))\n")
        }
    }

    // MARK: What is wanted

    private mutating func obey(_ line: String) {
        if !options.isJSON { return obey(.say(line)) }
        guard let order = ChatOrder(json: line) else {
            return remark(Texts.noJSONCommand(line))
        }
        obey(order)
    }

    private mutating func obey(_ order: ChatOrder) {
        switch order {
        case .say(let text): say(text, .say, to: nil)
        case .me(let text): say(text, .me, to: nil)
        case .message(let name, let text):
            if let person = people.find(name) {
                say(text, .direct, to: person.client)
            } else {
                unknown.append((to: name, text: text))
                obey(.who)
            }
        case .nick(let name): driver.rename(name)
        case .join(let room): driver.enter(room)
        case .who:
            asksWho = true
            driver.askWho()
        case .history(let span): askHistory(span)
        // What was said before still gets its stamps.
        case .quit:
            input.close()
            patience.noteProgress(at: driver.instant)
        case .net, .help, .quiet, .clear, .info, .member: break
        }
    }

    private mutating func askHistory(_ span: ChatOrder.Span) {
        guard case .count(let count) = span else { return }
        pages = HistoryPages(count: count)
        asksHistory = true
        ask(before: .max)
    }

    private mutating func ask(before: UInt64) {
        driver.askHistory(before: before, count: Specification.historyLimit)
    }

    /// Page by page; nil until all is there.
    private mutating func gather(_ records: [Message]) -> [Message]? {
        guard let next = pages?.add(records) else { return pages?.records }
        ask(before: next.before)
        return nil
    }

    private mutating func say(_ text: String, _ kind: Kind, to recipient: UInt64?) {
        let new = Pieces.of(text)
        if new.isEmpty { return refuse(Texts.nothingToSay) }
        pieces += new.map { ChatPiece(text: $0, kind: kind, recipient: recipient) }
    }

    private mutating func say(_ piece: ChatPiece) {
        do throws(SayError) {
            _ = try driver.say(piece.text, piece.kind, to: piece.recipient)
        } catch { refuse(Texts.sentence(of: error)) }
    }

    private mutating func refuse(_ phrase: Phrase) {
        hasFailed = true
        remark(phrase)
    }
}
