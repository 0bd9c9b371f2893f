import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

// A chat that hosts the relay where it talks.
extension ChatJourney {
    mutating func host() -> Course {
        do throws(FindingError) {
            say(Texts.lookingOnceMore)
            let wait = SearchPlan.longestWait / 1000 * Int(try Findings.nonce() % 1000)
            let findings = try Findings.look(
                .lastLook(after: wait), try Findings.interfaces())
            if let relay = findings.relays.first {
                say(Texts.found(relay, at: findings.instant))
                return .join(relay.address, isTyped: false)
            }
        } catch { return fail(Texts.sentence(of: error), .cannotOpen) }
        do throws(StartFailure) {
            return try stay(atHome: HostedRelay.start(relayOptions()))
        } catch {
            // Somebody on this machine was a moment quicker, and is found now.
            if error.isLogTaken, !wasLogTaken {
                wasLogTaken = true
                return .look(isReturning: true)
            }
            return fail(error.sentence, .cannotOpen)
        }
    }

    private func relayOptions() throws(StartFailure) -> RelayOptions {
        var relay = RelayOptions()
        relay.log = try LogPlace.path(said: options.log)
        relay.name = options.name
        relay.language = options.language
        return relay
    }

    private mutating func stay(atHome relay: consuming HostedRelay) -> Course {
        say(
            Texts.hosting(
                on: relay.local.port, log: relay.log,
                hosts: RelayCommand.typableHosts(relay.local)))
        let interfaces = (try? Interface.all()) ?? []
        let watch = ElderWatch(
            over: relay.identity, relay.channel, SearchTarget.everywhere(interfaces))
        let ending = ChatSession.run(options, relay.address, relay.channel, draft: &draft)
        watch.callOff()
        return handOver(relay, after: ending)
    }
}
