import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// Where the relay is, for who asks no questions: scripts.
enum RelayPlace {
    /// A typed host is looked up; without one, the only relay on the network is the one. `line` is
    /// the command that an address is to be added to.
    static func find(_ endpoint: Endpoint?, line: String) throws(PlaceFailure) -> Address {
        if let endpoint { return try address(of: endpoint) }
        let findings: Findings
        do throws(FindingError) {
            findings = try Findings.look(.look, try Findings.interfaces())
        } catch { throw PlaceFailure(sentence: Texts.sentence(of: error), code: .cannotOpen) }
        switch NextStep.after(findings.relays, .never, mayAsk: false) {
        case .join(let relay): return relay.address
        case .tell(let relays):
            throw PlaceFailure(
                sentence: Texts.foundSeveral(relays, at: findings.instant)
                    + Phrase(verbatim: "\n") + Texts.howToChoose(line, relays[0]),
                code: .usage)
        default:
            throw PlaceFailure(
                sentence: Texts.nobody(findings) + Phrase(verbatim: "\n")
                    + Texts.typeAddress(line), code: .noRelay)
        }
    }

    static func address(of endpoint: Endpoint) throws(PlaceFailure) -> Address {
        let port = endpoint.port ?? Specification.port
        let addresses: [Address]
        do throws(ResolveError) {
            addresses = try Resolver.addresses(of: endpoint.host, port: port)
        } catch {
            let isUnknown = if case .unknownHost = error { true } else { false }
            throw PlaceFailure(
                sentence: Texts.sentence(of: error), code: isUnknown ? .noRelay : .usage)
        }
        do throws(FindingError) { return try Findings.best(of: addresses) } catch {
            throw PlaceFailure(sentence: Texts.sentence(of: error), code: .cannotOpen)
        }
    }
}
