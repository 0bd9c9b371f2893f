import PomboPosix
import PomboTerminal
import PomboText

// What a person is asked before a chat begins.
extension ChatJourney {
    func choose(_ relays: [FoundRelay]) -> Course {
        while true {
            switch ask(Texts.whichRelay(count: relays.count)) {
            case .course(let course): return course
            case .line(let line):
                switch Answer(choosing: line, among: relays.count) {
                case .number(let number):
                    return .join(relays[number - 1].address, isTyped: false)
                case .address(let text): return typed(text)
                case .unclear(let word): say(Texts.notUnderstood(word))
                case .yes, .no: break
                }
            }
        }
    }

    /// While a person thinks it over, somebody else may host: then there is nothing to ask.
    func offer() -> Course {
        while true {
            switch ask(Texts.offerToHost, meanwhile: try? BackgroundSearch()) {
            case .course(let course): return course
            case .line(let line):
                switch Answer(offered: line) {
                case .yes: return .host
                case .no: return .end(.noRelay)
                case .address(let text): return typed(text)
                case .unclear(let word): say(Texts.notUnderstood(word))
                case .number: break
                }
            }
        }
    }

    private func typed(_ text: String) -> Course {
        Endpoint(text).map { typed($0) } ?? .look(isReturning: false)
    }

    private enum Asked {
        case line(String)
        case course(Course)
    }

    private func ask(_ question: Phrase, meanwhile search: consuming BackgroundSearch? = nil)
        -> Asked
    {
        switch Question.ask(question[options.language], meanwhile: search) {
        case .line(let line): return .line(line)
        case .end: return .course(.end(.noRelay))
        case .signal(let signal): return .course(.end(signal.exitCode))
        case .found(let relay, let now):
            say(Texts.found(relay, at: now))
            return .course(.join(relay.address, isTyped: false))
        }
    }
}
