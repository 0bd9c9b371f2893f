import PomboCore
import PomboTerminal
import PomboText

// What a chat says about itself.
extension Texts {
    static func welcome(
        _ info: SessionInfo, at place: String, isHosting: Bool = false
    ) -> Phrase {
        let name = info.relay.isEmpty ? place : "\(info.relay) (\(place))"
        let relay = isHosting ? Phrase("your relay", pt: "o seu relay") : Phrase(verbatim: name)
        return inRoom(info.name, info.room)
            + Phrase(
                ". Not encrypted: anyone on this network can read it, and ",
                pt: ". Sem criptografia: qualquer um nesta rede pode ler, e ") + relay
            + Phrase(" keeps a log.", pt: " registra tudo.")
            + (info.durability == .batch
                ? Phrase(verbatim: "")
                : Phrase(
                    " ✓ means stamped, not yet on disk.",
                    pt: " ✓ significa carimbada, ainda não em disco."))
            + Phrase(" /help lists the commands.", pt: " /help lista os comandos.")
    }

    static func inRoom(_ name: Name, _ room: Name) -> Phrase {
        Phrase("you are \(name) in \(room)", pt: "você é \(name) em \(room)")
    }

    static func unconfirmed(_ count: Int) -> Phrase {
        Phrase(
            count, "message was not confirmed", "messages were not confirmed",
            pt: "mensagem não foi confirmada", "mensagens não foram confirmadas")
    }

    // MARK: The status row

    static let relayAway = Phrase("relay away, retrying", pt: "relay fora do ar, tentando")
    static let connecting = Phrase("connecting", pt: "conectando")
    static let loss = Phrase("loss", pt: "perda")

    static func here(_ count: Int) -> Phrase { Phrase("\(count) here", pt: "\(count) aqui") }

    static func repaired(_ count: Int) -> Phrase {
        Phrase(count, "repaired", "repaired", pt: "reparada", "reparadas")
    }

    static func waitingLines(_ count: Int) -> Phrase {
        Phrase(
            count, "waiting", "waiting", pt: "à espera", "à espera")
    }

    static func patience(_ cause: Refuse.Cause) -> Phrase {
        switch cause {
        case .tooFast: Phrase("too fast, waiting", pt: "rápido demais, esperando")
        case .logFull: Phrase("the relay's disk is full", pt: "o disco do relay está cheio")
        case .muted: Phrase("muted", pt: "silenciado")
        default: Phrase("waiting", pt: "esperando")
        }
    }

    // MARK: The stream

    static func missing(upTo count: UInt64) -> Phrase {
        count == 1
            ? Phrase("1 message is missing", pt: "falta 1 mensagem")
            : Phrase("up to \(count) messages are missing", pt: "faltam até \(count) mensagens")
    }

    static func lost(upTo count: UInt64) -> Phrase {
        Phrase(
            "the relay lost up to \(count) messages",
            pt: "o relay perdeu até \(count) mensagens")
    }

    static let lostHistory = Phrase(
        "the relay lost part of its history", pt: "o relay perdeu parte do seu histórico")
    static let missedFrom = Phrase("missed while away", pt: "dito durante a sua ausência")
    static let missedUntil = Phrase("now", pt: "agora")
    static let away = Phrase(
        "the relay does not answer, retrying", pt: "o relay não responde, tentando de novo")
    static let back = Phrase("the relay is back", pt: "o relay voltou")
    static let newLog = Phrase(
        "the relay started a new log: earlier messages are not in it",
        pt: "o relay começou um log novo: as mensagens anteriores não estão nele")

    /// Behind one name or several.
    static func presence(_ kind: Kind, _ text: String, count: Int = 1) -> Phrase {
        let isOne = count == 1
        switch kind {
        case .join: return Phrase("joined", pt: isOne ? "entrou" : "entraram")
        case .nick: return Phrase("is now \(text)", pt: "agora é \(text)")
        default: break
        }
        let left = isOne ? "saiu" : "saíram"
        let reason = LeaveReason(word: text) ?? .left
        switch reason {
        case .removed:
            return Phrase(
                isOne ? "was removed" : "were removed",
                pt: isOne ? "foi removido" : "foram removidos")
        case .moved:
            return Phrase(
                "went to another room",
                pt: isOne ? "foi para outra sala" : "foram para outra sala")
        case .left, .lost, .replaced: return Phrase("left", pt: left) + why(reason)
        }
    }

    static func cameAndLeft(_ count: Int) -> Phrase {
        Phrase("came and left", pt: count == 1 ? "entrou e saiu" : "entraram e saíram")
    }

    static func cameBack(_ count: Int) -> Phrase {
        Phrase("left and came back", pt: count == 1 ? "saiu e voltou" : "saíram e voltaram")
    }

    static func andOthers(_ count: Int) -> Phrase {
        Phrase(" and \(count) more", pt: " e mais \(count)")
    }

    /// A relay that is killed says nothing: whoever waits for it shall know the way out.
    static func longAway(_ time: Duration) -> Phrase {
        let seconds = time.components.seconds
        return Phrase(
            """
            no answer from the relay for \(seconds) s. The chat resumes when it is back, \
            at this address or another. To find or host one: /quit, then pombo chat.
            """,
            pt: """
                o relay não responde há \(seconds) s. A conversa continua quando ele voltar, \
                neste endereço ou em outro. Para achar ou hospedar um: /quit e depois pombo chat.
                """)
    }

    static func relayMoved(to place: Address) -> Phrase {
        Phrase("the relay is at \(place) now", pt: "o relay está agora em \(place)")
    }

    // MARK: The relay's answers

    static func renamed(_ old: Name, _ new: Name) -> Phrase {
        Phrase(
            "'\(old)' is taken, so you are \(new). /nick NAME chooses another.",
            pt: "'\(old)' já está em uso, então você é \(new). /nick NOME escolhe outro.")
    }

    static let muted = Phrase(
        "the host has muted you for a while; your messages wait until then.",
        pt: "quem hospeda silenciou você por um tempo; suas mensagens esperam até lá.")
    static let foreignRelay = Phrase(
        "this relay speaks another version of the protocol; one of the two needs an update.",
        pt: "este relay fala outra versão do protocolo; um dos dois precisa ser atualizado.")

    static func refused(
        _ cause: Refuse.Cause, limit: UInt32, remark: String
    ) -> Phrase {
        let ending = Phrase(verbatim: remark.isEmpty ? "" : " (\(SafeText.of(remark)))")
        let sentence =
            switch cause {
            case .nameTaken:
                Phrase(
                    "the name is taken. Choose another: /nick NAME, or pombo chat -n NAME",
                    pt: "o nome já está em uso. Escolha outro: /nick NOME, ou pombo chat -n NOME")
            case .relayFull:
                Phrase("the relay is full", pt: "o relay está cheio")
            case .addressFull:
                Phrase(
                    "the relay accepts only \(limit) sessions from this address",
                    pt: "o relay só aceita \(limit) sessões deste endereço")
            case .roomsFull:
                Phrase(
                    "the relay has too many rooms already", pt: "o relay já tem salas demais")
            case .removed: Phrase("the host removed you", pt: "quem hospeda removeu você")
            case .wrongKey:
                Phrase(
                    "this identity belongs to somebody else",
                    pt: "esta identidade é de outra pessoa")
            default:
                Phrase("the relay cannot take you now", pt: "o relay não pode aceitar você agora")
            }
        return sentence + ending
    }

    static func bye(_ reason: Bye.Reason, _ remark: String) -> Phrase {
        let ending = Phrase(verbatim: remark.isEmpty ? "" : " (\(SafeText.of(remark)))")
        return switch reason {
        case .stopping:
            Phrase(
                "the relay is stopping; the chat resumes when it is back",
                pt: "o relay está parando; a conversa continua quando ele voltar") + ending
        case .removed:
            Phrase("the host removed you", pt: "quem hospeda removeu você") + ending
        case .replaced:
            Phrase(
                "you joined from elsewhere, which ended this session",
                pt: "você entrou de outro lugar, o que encerrou esta sessão") + ending
        case .hostLeft: Phrase("the host left", pt: "quem hospedava saiu") + ending
        }
    }
}
