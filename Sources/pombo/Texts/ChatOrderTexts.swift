import PomboCore
import PomboText

// Commands of a chat: their help, their answers, and what is wrong with them.
extension Texts {
    static func chatHelp(isHosting: Bool) -> Phrase {
        let all = Phrase(
            """
            /msg NAME TEXT   to one person        /me ACTION      what you do
            /nick NAME       another name         /join ROOM      another room
            /who             who is here          /history 50     or 10m, of the log
            /net             the network          /info SEQ       a message's story
            /quiet           no bell, no joins    /clear  /quit   //text says /text
            … sent   ✓ stamped and on disk   ✓✓ everybody here has it
            """,
            pt: """
                /msg NOME TEXTO  a uma pessoa         /me AÇÃO        o que você faz
                /nick NOME       outro nome           /join SALA      outra sala
                /who             quem está aqui       /history 50     ou 10m, do log
                /net             a rede               /info SEQ       história da mensagem
                /quiet           sem sino e entradas  /clear  /quit   //texto diz /texto
                … enviada   ✓ carimbada e em disco   ✓✓ todos aqui a têm
                """)
        if !isHosting { return all }
        return all
            + Phrase(
                "\n/kick NAME [10m], /mute NAME [10m]: for you, the host",
                pt: "\n/kick NOME [10m], /mute NOME [10m]: só quem hospeda")
    }

    static func sentence(of error: ChatOrderError) -> Phrase {
        switch error {
        case .unknown(let word, let nearest):
            let hint =
                nearest.map {
                    Phrase("Did you mean \($0)?", pt: "Você quis dizer \($0)?")
                } ?? Phrase("/help lists all.", pt: "/help mostra todos.")
            return Phrase(
                "unknown command '\(word)', not sent. ",
                pt: "comando desconhecido '\(word)', não enviado. ")
                + hint
                + Phrase(" As a message: /\(word)", pt: " Como mensagem: /\(word)")
        case .usage(_, let example):
            return Phrase("usage: \(example)", pt: "uso: \(example)")
        case .name(let text): return noName(text)
        case .hostOnly(let word):
            return Phrase(
                "only the host of the relay can use \(word).",
                pt: "só quem hospeda o relay pode usar \(word).")
        case .relay(let error): return sentence(of: error)
        }
    }

    static func sentence(of error: SayError) -> Phrase {
        switch error {
        case .queueFull(let limit):
            Phrase(
                "not sent: \(limit) messages are waiting already.",
                pt: "não enviada: já há \(limit) mensagens à espera.")
        case .notText:
            Phrase(
                "not sent: it contains control characters.",
                pt: "não enviada: contém caracteres de controle.")
        case .notConnected:
            Phrase("not sent: there is no relay yet.", pt: "não enviada: ainda não há relay.")
        case .tooLong(let count):
            Phrase(
                "not sent: \(count) bytes is too long.",
                pt: "não enviada: \(count) bytes é longo demais.")
        case .empty, .kind, .recipient, .numbersUsedUp:
            Phrase("this cannot be sent.", pt: "isto não pode ser enviado.")
        }
    }

    static func notHere(_ name: Name) -> Phrase {
        Phrase(
            "not sent: \(name) is not here. /who shows who is.",
            pt: "não enviada: \(name) não está aqui. /who mostra quem está.")
    }

    static func noJSONCommand(_ line: String) -> Phrase {
        Phrase(
            "not a command: \(line.prefix(80)). Write {\"say\":\"hello\"}.",
            pt: "não é um comando: \(line.prefix(80)). Escreva {\"say\":\"olá\"}.")
    }

    static let quietOn = Phrase(
        "quiet: no bell, no joins or leaves. /quiet again turns it off.",
        pt: "silêncio: sem sino, entradas nem saídas. /quiet de novo desliga.")
    static let quietOff = Phrase("quiet is off", pt: "silêncio desligado")
    static let since = Phrase("since", pt: "desde")

    static func earlier(_ count: Int) -> Phrase {
        Phrase(
            count, "earlier message", "earlier messages", pt: "mensagem anterior",
            "mensagens anteriores")
    }

    // MARK: /info

    static func noStory(_ seq: UInt64) -> Phrase {
        Phrase(
            "#\(seq) is not among the latest messages. To look in a log: pombo "
                + "replay --around \(seq)",
            pt:
                "#\(seq) não está entre as últimas mensagens. Para ver num log: "
                + "pombo replay --around \(seq)"
        )
    }

    static let nothingEarlier = Phrase(
        "no messages here yet", pt: "ainda não há mensagens aqui")

    static func storyHead(_ message: Message) -> Phrase {
        Phrase(verbatim: "#\(message.seq) \(message.kind.word): \(message.name)")
    }

    static func storyStamped(_ clock: String, typedBefore: Duration?) -> Phrase {
        let stamped = Phrase("stamped at \(clock)", pt: "carimbada às \(clock)")
        guard let typedBefore else { return stamped }
        let time = ChatFigures.time(typedBefore)
        return stamped + Phrase(", \(time) after it was typed", pt: ", \(time) após ser digitada")
    }

    static func storyArrived(after time: Duration, wasRepaired: Bool, wasEarly: Bool) -> Phrase {
        var phrase = Phrase(
            "delivered here \(ChatFigures.time(time)) later",
            pt: "entregue aqui \(ChatFigures.time(time)) depois")
        if wasRepaired {
            phrase = phrase + Phrase(", after a repair", pt: ", após um reparo")
        }
        if wasEarly {
            phrase =
                phrase
                + Phrase(", after waiting for earlier ones", pt: ", após esperar as anteriores")
        }
        return phrase
    }

    static func storyOwners(have: [String], lack: [String]) -> Phrase {
        let names = have.joined(separator: ", ")
        let has = Phrase("delivered to \(names)", pt: "entregue a \(names)")
        if lack.isEmpty { return has }
        let others = lack.joined(separator: ", ")
        return has + Phrase("; not yet to \(others)", pt: "; ainda não a \(others)")
    }

    // MARK: /net

    static func netUp(time: String, loss: String, again: Int) -> Phrase {
        Phrase(
            "round trip \(time); up: loss \(loss), resent \(again)",
            pt: "ida e volta \(time); subida: perda \(loss), reenviadas \(again)")
    }

    static func netDown(_ count: Int, loss: String, repaired: Int, doubled: Int) -> Phrase {
        Phrase(
            "down: records \(count), loss \(loss), repaired \(repaired), "
                + "duplicates \(doubled)",
            pt:
                "descida: registros \(count), perda \(loss), reparos \(repaired), "
                + "duplicatas \(doubled)"
        )
    }

    static let plotTime = Phrase("round trip, 60 s", pt: "ida e volta, 60 s")
    static let plotRepairs = Phrase("repairs, 60 s   ", pt: "reparos, 60 s    ")
}
