import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The way of a chat from relay to relay: found, typed or hosted; until the person leaves.
struct ChatJourney {
    let options: ChatOptions
    let mayAsk = Question.isPossible
    /// What stood in the input line when the last stay ended.
    var draft = ""
    /// Relays that did not answer in a row: of an address that was announced, not typed.
    private var vainCount = 0
    /// Another relay of this machine had the log already.
    var wasLogTaken = false

    /// What comes next.
    enum Course {
        /// `isReturning`: the relay where they were is gone.
        case look(isReturning: Bool)
        case join(Address, isTyped: Bool)
        case host
        case end(ExitCode)
    }

    private static let vainLimit = 3
    /// How long the others of a host who left look for each other before they host themselves.
    private static let returnTime = Duration.seconds(5)

    init(_ options: ChatOptions) { self.options = options }

    mutating func run() -> ExitCode {
        var course = Course.look(isReturning: false)
        if let relay = options.relay { course = typed(relay) }
        while true {
            switch course {
            case .look(let isReturning): course = look(isReturning: isReturning)
            case .join(let relay, let isTyped):
                let ending = ChatSession.run(options, relay, nil, draft: &draft)
                course = next(after: ending, at: relay, isTyped: isTyped)
            case .host: course = host()
            case .end(let code): return code
            }
        }
    }

    // MARK: Finding

    private mutating func look(isReturning: Bool) -> Course {
        do throws(FindingError) {
            var findings = try search(.look)
            let begin = findings.instant - SearchPlan.look.end
            while isReturning, findings.relays.isEmpty,
                begin.duration(to: findings.instant) < Self.returnTime
            {
                findings = try Findings.look(.look, try Findings.interfaces())
            }
            let step = NextStep.after(
                findings.relays, options.hosting, mayAsk: mayAsk, isReturning: isReturning)
            return course(step, findings)
        } catch { return fail(Texts.sentence(of: error), .cannotOpen) }
    }

    private func search(_ plan: SearchPlan) throws(FindingError) -> Findings {
        let interfaces = try Findings.interfaces()
        say(Texts.looking(on: Findings.usable(interfaces)))
        return try Findings.look(plan, interfaces)
    }

    private func course(_ step: NextStep, _ findings: Findings) -> Course {
        switch step {
        case .join(let relay):
            say(Texts.found(relay, at: findings.instant))
            return .join(relay.address, isTyped: false)
        case .choose(let relays):
            say(Texts.foundSeveral(relays, at: findings.instant))
            return choose(relays)
        case .tell(let relays):
            let list = Texts.foundSeveral(relays, at: findings.instant)
            return fail(
                list + Phrase(verbatim: "\n") + Texts.howToChoose("pombo chat", relays[0]), .usage)
        case .offer:
            say(Texts.nobody(findings))
            return offer()
        case .host: return .host
        case .giveUp:
            var text = Texts.nobody(findings) + Phrase(verbatim: "\n")
            text = text + Texts.typeAddress("pombo chat")
            if options.hosting == .offer {
                text = text + Phrase(verbatim: "\n") + Texts.howToHost("pombo chat --host")
            }
            return fail(text, .noRelay)
        }
    }

    func typed(_ endpoint: Endpoint) -> Course {
        do throws(PlaceFailure) {
            return .join(try RelayPlace.address(of: endpoint), isTyped: true)
        } catch { return fail(error.sentence, error.code) }
    }

    // MARK: After a stay

    private mutating func next(
        after ending: ChatEnding, at relay: Address, isTyped: Bool
    ) -> Course {
        if ending != .noAnswer { vainCount = 0 }
        switch ending {
        case .left: return .end(.success)
        case .failed(let code): return .end(code)
        case .signal(let signal): return .end(signal.exitCode)
        case .hostLeft, .called:
            say(Texts.hostLeft)
            return .look(isReturning: true)
        case .noAnswer:
            vainCount += 1
            if isTyped || vainCount == Self.vainLimit { return vain(relay) }
            say(Texts.lookingAgain)
            return .look(isReturning: true)
        }
    }

    /// Nobody answers at an address; it may be that of yesterday, so those of today are told.
    private func vain(_ relay: Address) -> Course {
        var text = Texts.noAnswer(at: relay, line: "pombo chat")
        let findings = (try? Findings.interfaces()).flatMap { try? Findings.look(.glance, $0) }
        if let findings, !findings.relays.isEmpty {
            text = text + Texts.onThisNetwork(findings.relays, at: findings.instant)
        }
        return fail(text, .noRelay)
    }

    // MARK: Words

    func say(_ phrase: Phrase) {
        StandardStream.error.write(WordWrap.remark(phrase[options.language]))
    }

    func fail(_ phrase: Phrase, _ code: ExitCode) -> Course {
        StandardStream.error.write(
            WordWrap.remark(phrase[options.language], lead: "pombo chat: "))
        return .end(code)
    }
}
