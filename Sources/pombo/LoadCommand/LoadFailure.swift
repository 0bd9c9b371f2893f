import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// Why a load has no figures. `Texts` makes the sentence of it.
enum LoadFailure: Error {
    case cannotOpen(DriverError)
    case noRelay(Address)
    case refused(Refuse.Cause, joined: Int, of: Int)
    case stuck(joined: Int, of: Int)
    case unsettled
    case tooFast
    case relayGone
    case noProcess(Int)

    var exitCode: ExitCode {
        switch self {
        case .cannotOpen(let error): error.code
        case .noRelay: SessionFailure.noAnswer.code
        case .refused(let cause, _, _):
            SessionFailure.refused(cause, limit: 0, remark: "").code
        default: .failure
        }
    }
}

extension Texts {
    static func sentence(of failure: LoadFailure) -> Phrase {
        switch failure {
        case .cannotOpen(let error): sentence(of: error)
        case .noRelay(let address):
            noAnswer(at: address, line: "pombo lab load -r", start: "pombo relay --rate 0")
        case .refused(let cause, let joined, let count):
            Phrase(
                "the relay refused member \(joined + 1) of \(count): \(cause). From another "
                    + "machine it wants --per-address \(count).",
                pt:
                    "o relay recusou o membro \(joined + 1) de \(count): \(cause). De outra "
                    + "máquina ele precisa de --per-address \(count).")
        case .stuck(let joined, let count):
            Phrase(
                "only \(joined) of \(count) members could join within half a minute. "
                    + "Try fewer.",
                pt: "só \(joined) de \(count) membros entraram em meio minuto. Tente com menos.")
        case .unsettled:
            Phrase(
                "the room was still not quiet after half a minute. Is somebody else "
                    + "in it?",
                pt: "a sala não ficou quieta em meio minuto. Há mais alguém nela?")
        case .tooFast:
            Phrase(
                "the relay limits the messages per second of each person. Start it "
                    + "with --rate 0.",
                pt: "o relay limita as mensagens por segundo de cada pessoa. Inicie-o "
                    + "com --rate 0.")
        case .relayGone:
            Phrase(
                "the relay stopped, or lost its members, during the measurement.",
                pt: "o relay parou, ou perdeu seus membros, durante a medição.")
        case .noProcess(let process):
            Phrase(
                "cannot read the CPU and memory use of process \(process). Is it running?",
                pt: "não foi possível ler o uso de CPU e memória do processo \(process). "
                    + "Existe?")
        }
    }
}
