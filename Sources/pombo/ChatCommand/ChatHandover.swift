import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

// A host's chat is over: its relay gives way to an older one, runs on for those who are left, or
// stops, so that one of them hosts.
extension ChatJourney {
    func handOver(_ relay: consuming HostedRelay, after ending: ChatEnding) -> Course {
        switch ending {
        case .called(.elder(let elder)):
            say(Texts.givingWay(to: elder))
            relay.stop(.hostLeft)
            return .join(elder.address, isTyped: false)
        case .called(.failed(let sentence)):
            relay.stop(.stopping)
            return fail(sentence, .failure)
        case .left: return leave(relay)
        case .failed(let code):
            relay.stop(.hostLeft)
            return .end(code)
        case .signal(let signal):
            relay.stop(.hostLeft)
            return .end(signal.exitCode)
        case .noAnswer, .hostLeft, .called:
            relay.stop(.hostLeft)
            return .look(isReturning: true)
        }
    }

    /// The relay may stay for the others.
    private func leave(_ relay: consuming HostedRelay) -> Course {
        let others = mayAsk ? Findings.members(at: relay.address) : 0
        if others > 0 {
            switch Question.ask(Texts.leaveRunning(others: others)[options.language]) {
            case .line(let line) where Answer(leaving: line) == .yes:
                say(Texts.relayRunsOn)
                return .end(relay.runOn())
            case .signal(let signal):
                relay.stop(.hostLeft)
                return .end(signal.exitCode)
            case .line, .end, .found: break
            }
        }
        relay.stop(.hostLeft)
        return .end(.success)
    }
}
