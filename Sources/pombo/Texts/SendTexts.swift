import PomboCore
import PomboPosix
import PomboText

// What `pombo send` says, and what every command says of an address that leads nowhere.
extension Texts {
    static let nothingToSay = Phrase("nothing to send.", pt: "nada a enviar.")
    static let controlsInText = Phrase(
        "the text contains control characters; nothing was sent.",
        pt: "o texto contém caracteres de controle; nada foi enviado.")
    static let notSent = Phrase(
        "the system refused to send a message.",
        pt: "o sistema se recusou a enviar uma mensagem.")

    static func controlsInLine(_ number: Int) -> Phrase {
        Phrase(
            "line \(number) contains control characters; it was not sent.",
            pt: "a linha \(number) contém caracteres de controle; não foi enviada.")
    }

    static func notConfirmed(_ count: Int) -> Phrase {
        Phrase(
            count, "message was not confirmed.", "messages were not confirmed.",
            pt: "mensagem não foi confirmada.", "mensagens não foram confirmadas.")
    }

    static func sentence(of error: DriverError) -> Phrase {
        switch error {
        case .socket(.system(let error)) where error.call == .connect:
            return Phrase(
                "cannot reach \(error.value): ", pt: "não foi possível alcançar \(error.value): ")
                + reason(SystemError.words(for: error.code))
                + Phrase(
                    ". Is this machine on that network?", pt: ". Esta máquina está nessa rede?")
        case .socket(let error): return sentence(of: FindingError.socket(error))
        case .system(let error): return sentence(of: FindingError.system(error))
        }
    }

    /// `line` is the command up to the address, `start` the one for a relay as it is wanted.
    static func sentence(
        of failure: SessionFailure, at relay: Address, line: String, start: String = "pombo relay"
    ) -> Phrase {
        switch failure {
        case .noAnswer: noAnswer(at: relay, line: line, start: start)
        case .refused(let cause, let limit, let remark):
            refused(cause, limit: limit, remark: remark)
        case .ended(let reason, let remark): bye(reason, remark)
        }
    }

    static func noAnswer(
        at relay: Address, line: String, start: String = "pombo relay"
    ) -> Phrase {
        Phrase(
            """
            no relay answers at \(relay). Is it running there, and is UDP \(relay.port) open?
              Another address: \(line) HOST. To start one: \(start)
            """,
            pt: """
                nenhum relay responde em \(relay). Ele está no ar, com UDP \(relay.port) aberto?
                  Outro endereço: \(line) HOST. Para iniciar um: \(start)
                """)
    }

    static func sentence(of error: ResolveError) -> Phrase {
        switch error {
        case .malformed(let text):
            Phrase(
                "'\(text)' is not an address; write HOST, HOST:PORT or [IPV6]:PORT.",
                pt: "'\(text)' não é um endereço; escreva HOST, HOST:PORTA ou [IPV6]:PORTA.")
        case .missingInterface(let host):
            Phrase(
                "\(host) needs an interface; write, for example, \(host)%eth0.",
                pt: "\(host) precisa de uma interface; escreva, por exemplo, \(host)%eth0.")
        case .unknownInterface(let name):
            Phrase("there is no interface '\(name)'.", pt: "não há interface '\(name)'.")
        case .unknownHost(let name, let reason):
            Phrase("cannot find '\(name)': ", pt: "não foi possível achar '\(name)': ")
                + Texts.reason(reason)
                + Phrase(
                    ". Its numeric address works, too.",
                    pt: ". O endereço numérico também serve.")
        }
    }
}
