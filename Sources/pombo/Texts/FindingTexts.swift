import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

// What a search for relays says: whom it asked, who answered, and what to do next.
extension Texts {
    static func looking(on interfaces: [Interface]) -> Phrase {
        Phrase("looking for a relay on ", pt: "procurando um relay via ") + list(interfaces)
            + Phrase(verbatim: " …")
    }

    /// As in `eth0 (192.168.1.20) and this machine`.
    static func list(_ interfaces: [Interface]) -> Phrase {
        let names = interfaces.map { interface in
            if interface.isLoopback { return Phrase("this machine", pt: "esta máquina") }
            let host = interface.typableHosts.first.map { " (\($0))" } ?? ""
            return Phrase(verbatim: interface.name + host)
        }
        guard let last = names.last else {
            return Phrase("no interface at all", pt: "nenhuma interface")
        }
        let others = names.dropLast()
        guard let first = others.first else { return last }
        let start = others.dropFirst().reduce(first) { $0 + Phrase(verbatim: ", ") + $1 }
        return start + Phrase(" and ", pt: " e ") + last
    }

    /// As in `sala on aula-3 at 192.168.1.5, 12 people, since 5 min`.
    static func relay(_ relay: FoundRelay, at now: Instant) -> Phrase {
        // What the wire says is not to be obeyed by a terminal.
        let name = SafeText.of(relay.name)
        let host = SafeText.of(relay.host)
        let place =
            host.isEmpty || host == name
            ? Phrase(verbatim: "")
            : Phrase(" on ", pt: " em ")
                + Phrase(verbatim: host)
        return Phrase(verbatim: name) + place + Phrase(" at ", pt: ", endereço ")
            + Phrase(verbatim: typable(relay.address)) + Phrase(verbatim: ", ")
            + Phrase(relay.members, "person", "people", pt: "pessoa", "pessoas")
            + Phrase(", up ", pt: ", no ar há ")
            + Phrase(verbatim: span(relay.birth.duration(to: now)))
    }

    /// What is typed to come here.
    static func typable(_ address: Address) -> String {
        if address.port != Specification.port { return "\(address)" }
        return address.host
    }

    private static func span(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min" }
        return seconds < 86_400 ? "\(seconds / 3600) h" : "\(seconds / 86_400) d"
    }

    static func found(_ relay: FoundRelay, at now: Instant) -> Phrase {
        Phrase("found ", pt: "achei ") + Texts.relay(relay, at: now)
    }

    static func foundSeveral(_ relays: [FoundRelay], at now: Instant) -> Phrase {
        Phrase("found several relays:", pt: "achei vários relays:") + list(relays, at: now)
    }

    static func onThisNetwork(_ relays: [FoundRelay], at now: Instant) -> Phrase {
        Phrase("\n  On this network:", pt: "\n  Nesta rede:") + list(relays, at: now)
    }

    private static func list(_ relays: [FoundRelay], at now: Instant) -> Phrase {
        relays.enumerated().reduce(Phrase(verbatim: "")) {
            $0 + Phrase(verbatim: "\n  \($1.offset + 1)  ") + relay($1.element, at: now)
        }
    }

    // MARK: Nobody

    /// Why it may be, so that nobody is left with silence.
    static func nobody(_ findings: Findings) -> Phrase {
        if findings.asked.isEmpty, findings.unasked.isEmpty { return noInterface }
        return Phrase("nobody answered on ", pt: "ninguém respondeu via ") + list(findings.asked)
            + Phrase(verbatim: ".\n")
            + Phrase(
                """
                  Perhaps no relay is running yet. Or it is in another subnet, or a firewall drops \
                UDP \(Specification.port) and \(Specification.discoveryPort), \
                or a guest Wi-Fi isolates its guests.
                """,
                pt: """
                      Talvez não haja relay ainda. Ou está em outra sub-rede, ou um firewall \
                    barra UDP \(Specification.port) e \(Specification.discoveryPort), \
                    ou o Wi-Fi de visitas isola os visitantes.
                    """) + notAsked(findings)
    }

    private static let noInterface = Phrase(
        "nobody could be asked: no network interface is up. Connect this machine first.",
        pt: "não há a quem perguntar: nenhuma interface de rede está ativa. Conecte a máquina.")

    private static func notAsked(_ findings: Findings) -> Phrase {
        if findings.unasked.isEmpty { return Phrase(verbatim: "") }
        return Phrase("\n  Not asked: ", pt: "\n  Não consultado: ") + list(findings.unasked)
            + Phrase(
                ", which has no broadcast.", pt: ", sem broadcast.")
    }

    /// How to go on for who knows where the relay is; `line` is the command up to the address.
    static func typeAddress(_ line: String, example: String = "192.168.1.5") -> Phrase {
        Phrase(
            "  If you know its address, type it: \(line) \(example)",
            pt: "  Se você sabe o endereço, escreva: \(line) \(example)")
    }

    static func howToHost(_ line: String) -> Phrase {
        Phrase("  To host one here: \(line)", pt: "  Para hospedar um aqui: \(line)")
    }

    static func howToChoose(_ line: String, _ relay: FoundRelay) -> Phrase {
        Phrase("  Choose one: ", pt: "  Escolha um: ")
            + Phrase(verbatim: "\(line) \(typable(relay.address))")
    }

    static func sentence(of error: FindingError) -> Phrase {
        switch error {
        case .system(let error): sentence(of: error)
        case .socket(let error):
            Phrase("cannot open a socket: ", pt: "não foi possível abrir um socket: ")
                + sentence(of: error)
        }
    }

    // MARK: Questions

    static func whichRelay(count: Int) -> Phrase {
        Phrase(
            "Which one? 1 to \(count), Enter for 1, or an address: ",
            pt: "Qual deles? 1 a \(count), Enter para 1, ou um endereço: ")
    }

    static let offerToHost = Phrase(
        "Host one here? Enter for yes, n for no, or an address: ",
        pt: "Hospedar um aqui? Enter para sim, n para não, ou um endereço: ")

    static func notUnderstood(_ answer: String) -> Phrase {
        let answer = SafeText.of(answer)
        return Phrase("'\(answer)' is none of these.", pt: "'\(answer)' não é nenhuma das opções.")
    }
}
