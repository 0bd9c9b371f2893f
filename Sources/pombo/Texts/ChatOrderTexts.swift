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
                "\n/kick NAME [10m], /mute NAME [10m]: you are the host",
                pt: "\n/kick NOME [10m], /mute NOME [10m]: você hospeda")
    }

    static func sentence(of error: ChatOrderError) -> Phrase {
        switch error {
        case .unknown(let word, let nearest):
            let hint =
                nearest.map {
                    Phrase("Did you mean \($0)?", pt: "Você quis dizer \($0)?")
                } ?? Phrase("/help lists all.", pt: "/help mostra todos.")
            return Phrase(
                "unknown '\(word)', not sent. ", pt: "'\(word)' desconhecido, não enviado. ")
                + hint
                + Phrase(" To say it: /\(word)", pt: " Para dizê-lo: /\(word)")
        case .usage(let word, let example):
            return Phrase("\(word) is written: \(example)", pt: "\(word) se escreve: \(example)")
        case .name(let text): return noName(text)
        case .hostOnly(let word):
            return Phrase(
                "\(word) is for the one who hosts the relay.",
                pt: "\(word) é para quem hospeda o relay.")
        case .relay(let error): return sentence(of: error)
        }
    }

    static func sentence(of error: SayError) -> Phrase {
        switch error {
        case .queueFull(let limit):
            Phrase(
                "\(limit) lines wait already; this one was not taken.",
                pt: "\(limit) linhas já esperam; esta não foi aceita.")
        case .notText:
            Phrase(
                "there are control characters in it; not sent.",
                pt: "há caracteres de controle; não enviado.")
        case .notConnected:
            Phrase("no relay yet; not sent.", pt: "ainda sem relay; não enviado.")
        case .tooLong(let count):
            Phrase("\(count) bytes are too many; not sent.", pt: "\(count) bytes é demais.")
        case .empty, .kind, .recipient, .numbersUsedUp:
            Phrase("this cannot be said; not sent.", pt: "isto não pode ser dito; não enviado.")
        }
    }

    static func notHere(_ name: Name) -> Phrase {
        Phrase(
            "\(name) is not here; not sent. /who lists who is.",
            pt: "\(name) não está aqui; não enviado. /who mostra quem está.")
    }

    static func noJSONCommand(_ line: String) -> Phrase {
        Phrase(
            "no command: \(line.prefix(80)). Write {\"say\":\"hello\"}.",
            pt: "não é um comando: \(line.prefix(80)). Escreva {\"say\":\"olá\"}.")
    }

    static let quietOn = Phrase(
        "quiet: no bell, no joins and leaves. /quiet again ends it.",
        pt: "silêncio: sem sino, entradas e saídas. /quiet de novo termina.")
    static let quietOff = Phrase("not quiet any more", pt: "fim do silêncio")
    static let since = Phrase("since", pt: "desde")

    static func earlier(_ count: Int) -> Phrase {
        Phrase(
            count, "earlier message", "earlier messages", pt: "mensagem anterior",
            "mensagens anteriores")
    }

    // MARK: /info

    static func noStory(_ seq: UInt64) -> Phrase {
        Phrase(
            "#\(seq) is not among the last messages; 'pombo replay --around \(seq)' reads a log.",
            pt:
                "#\(seq) não está entre as últimas; 'pombo replay --around \(seq)' lê o log."
        )
    }

    static let nothingEarlier = Phrase(
        "nothing has been said here yet", pt: "nada foi dito aqui ainda")

    static func storyHead(_ message: Message) -> Phrase {
        Phrase(verbatim: "#\(message.seq) \(message.kind.word): \(message.name)")
    }

    static func storyStamped(_ clock: String, typedBefore: Duration?) -> Phrase {
        let stamped = Phrase("stamped at \(clock)", pt: "carimbada às \(clock)")
        guard let typedBefore else { return stamped }
        let time = ChatFigures.time(typedBefore)
        return stamped + Phrase(", \(time) after it was typed", pt: ", \(time) após ser escrita")
    }

    static func storyArrived(after time: Duration, wasRepaired: Bool, wasEarly: Bool) -> Phrase {
        var phrase = Phrase(
            "in its place here \(ChatFigures.time(time)) later",
            pt: "em seu lugar aqui \(ChatFigures.time(time)) depois")
        if wasRepaired {
            phrase = phrase + Phrase(", asked for again", pt: ", pedida de novo")
        }
        if wasEarly {
            phrase =
                phrase
                + Phrase(", after waiting below a hole", pt: ", após esperar abaixo de um buraco")
        }
        return phrase
    }

    static func storyOwners(have: [String], lack: [String]) -> Phrase {
        let names = have.joined(separator: ", ")
        let has = Phrase("has it: \(names)", pt: "tem: \(names)")
        if lack.isEmpty { return has }
        let others = lack.joined(separator: ", ")
        return has + Phrase("; not yet: \(others)", pt: "; ainda não: \(others)")
    }

    // MARK: /net

    static func netUp(time: String, loss: String, again: Int) -> Phrase {
        Phrase(
            "round trip \(time); up: loss \(loss), said again \(again)",
            pt: "ida e volta \(time); subida: perda \(loss), repetidas \(again)")
    }

    static func netDown(_ count: Int, loss: String, repaired: Int, doubled: Int) -> Phrase {
        Phrase(
            "down: records \(count), loss \(loss), repaired \(repaired), doubled \(doubled)",
            pt:
                "descida: registros \(count), perda \(loss), reparos \(repaired), duplos \(doubled)"
        )
    }

    static let plotTime = Phrase("round trip, 60 s", pt: "ida e volta, 60 s")
    static let plotRepairs = Phrase("repairs, 60 s   ", pt: "reparos, 60 s    ")
}
