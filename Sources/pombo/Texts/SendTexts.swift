import PomboCore
import PomboPosix
import PomboText

// What `pombo send` says, and what every command says of an address that leads nowhere.
extension Texts {
    static let nothingToSay = Phrase("nothing to say.", pt: "nada a dizer.")
    static let controlsInText = Phrase(
        "the text has control characters in it; nothing was sent.",
        pt: "o texto tem caracteres de controle; nada foi enviado.")
    static let notSent = Phrase(
        "the system did not take a message for sending.",
        pt: "o sistema não aceitou uma mensagem para envio.")

    static func controlsInLine(_ number: Int) -> Phrase {
        Phrase(
            "line \(number) has control characters in it; it was not sent.",
            pt: "a linha \(number) tem caracteres de controle; não foi enviada.")
    }

    static func notConfirmed(_ count: Int) -> Phrase {
        Phrase(
            count, "message was not confirmed.", "messages were not confirmed.",
            pt: "mensagem não foi confirmada.", "mensagens não foram confirmadas.")
    }

    static func sentence(of error: DriverError) -> Phrase {
        switch error {
        case .socket(.system(let error)) where error.call == .connect:
            let words = SystemError.words(for: error.code)
            return Phrase(
                "\(error.value) cannot be reached: \(words). Is this machine on that network?",
                pt: "não há caminho até \(error.value): \(words). Esta máquina está nessa rede?")
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
            no relay answers at \(relay). Does it run there, and is UDP \(relay.port) open?
              Another address: \(line) HOST. Start one: \(start)
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
                "'\(text)' is no address; write HOST, HOST:PORT or [IPV6]:PORT.",
                pt: "'\(text)' não é um endereço; escreva HOST, HOST:PORTA ou [IPV6]:PORTA.")
        case .missingInterface(let host):
            Phrase(
                "\(host) needs its interface; write for example \(host)%eth0.",
                pt: "\(host) precisa da interface; escreva, por exemplo, \(host)%eth0.")
        case .unknownInterface(let name):
            Phrase("there is no interface '\(name)'.", pt: "não há interface '\(name)'.")
        case .unknownHost(let name, let reason):
            Phrase(
                "cannot find '\(name)': \(reason). Its address in numbers goes, too.",
                pt: "não acho '\(name)': \(reason). O endereço em números também serve.")
        }
    }
}
