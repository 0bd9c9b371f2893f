import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

// What a relay says while it runs.
extension Texts {
    static func sentence(of error: RelayLineError) -> Phrase {
        switch error {
        case .help:
            return Phrase(
                """
                /kick NAME [10m]  remove somebody and keep them out for that long
                /mute NAME [10m]  mute somebody for that long
                /who  /stats      who is here; statistics
                /quit             stop the relay (Ctrl+C)
                """,
                pt: """
                    /kick NOME [10m]  remover alguém e deixá-lo fora por esse tempo
                    /mute NOME [10m]  silenciar alguém por esse tempo
                    /who  /stats      quem está aqui; estatísticas
                    /quit             parar o relay (Ctrl+C)
                    """)
        case .unknown(let verb, let nearest):
            let hint = nearest.map(didYouMean) ?? Phrase("Try /help.", pt: "Tente /help.")
            return Phrase(
                "Unknown command '\(verb)'. ", pt: "Comando desconhecido '\(verb)'. ") + hint
        case .usage(let verb):
            return Phrase(
                "\(verb) needs a name, and takes a duration: \(verb) ana 10m.",
                pt: "\(verb) precisa de um nome, e aceita uma duração: \(verb) ana 10m.")
        case .name(let word): return noName(word)
        case .span(let word):
            return Phrase(
                "'\(word)' is not a duration. Write 30s, 10m or 2h.",
                pt: "'\(word)' não é uma duração. Escreva 30s, 10m ou 2h.")
        }
    }

    static func noName(_ word: String) -> Phrase {
        Phrase(
            "'\(word)' is not a name: use letters, digits and - _ . up to 32 bytes.",
            pt: "'\(word)' não é um nome: use letras, dígitos e - _ . até 32 bytes.")
    }

    static func nobodyCalled(_ name: Name) -> Phrase {
        Phrase(
            "Nobody here is called \(name). See /who.",
            pt: "Ninguém aqui se chama \(name). Veja /who.")
    }

    static func muted(_ name: Name, _ span: String) -> Phrase {
        Phrase("\(name) is muted for \(span)", pt: "\(name) está silenciado por \(span)")
    }

    static func sentence(of notice: RelayNotice) -> Phrase {
        switch notice {
        case .joined(let name, let room, let address):
            Phrase(
                "\(name) joined \(room) from \(address)",
                pt: "\(name) entrou em \(room) de \(address)")
        case .resumed(let name, let room, let address):
            Phrase(
                "\(name) is back in \(room) from \(address)",
                pt: "\(name) voltou a \(room) de \(address)")
        case .left(let name, let room, let reason):
            Phrase("\(name) left \(room)", pt: "\(name) saiu de \(room)") + why(reason)
        case .renamed(let old, let new):
            Phrase("\(old) is now \(new)", pt: "\(old) agora é \(new)")
        case .moved(let name, _, let address):
            Phrase("\(name) moved to \(address)", pt: "\(name) mudou para \(address)")
        case .refused(let name, let cause, let address):
            Phrase(
                "\(name) from \(address) was refused: ",
                pt: "\(name) de \(address) foi recusado: ") + why(cause)
        case .logTrouble(let failure, let count):
            Phrase("the log could not store ", pt: "o log não gravou ") + records(count)
                + Phrase(verbatim: ": ") + cause(failure)
                + Phrase("; their senders will retry", pt: "; quem os enviou tentará de novo")
        case .logResumed:
            Phrase("the log accepts records again", pt: "o log aceita registros de novo")
        case .clockSteppedBack(let step):
            Phrase(
                "the clock stepped back by \(step.milliseconds) ms",
                pt: "o relógio voltou \(step.milliseconds) ms")
        case .slept(let duration):
            Phrase(
                "this machine slept for \(duration.components.seconds) s",
                pt: "esta máquina dormiu por \(duration.components.seconds) s")
        }
    }

    /// Behind what tells that somebody left.
    static func why(_ reason: LeaveReason) -> Phrase {
        switch reason {
        case .left: Phrase(verbatim: "")
        case .lost: Phrase(" (connection lost)", pt: " (conexão perdida)")
        case .removed: Phrase(" (removed)", pt: " (removido)")
        case .moved: Phrase(" for another room", pt: " para outra sala")
        case .replaced: Phrase(" (replaced)", pt: " (substituído)")
        }
    }

    private static func why(_ cause: Refuse.Cause) -> Phrase {
        switch cause {
        case .tooFast: Phrase("too many messages at once", pt: "mensagens demais de uma vez")
        case .logFull: Phrase("the log cannot be written", pt: "não é possível gravar no log")
        case .nameTaken: Phrase("the name is taken", pt: "o nome já está em uso")
        case .relayFull: Phrase("the relay is full", pt: "o relay está cheio")
        case .addressFull:
            Phrase("too many sessions from this address", pt: "sessões demais deste endereço")
        case .roomsFull: Phrase("too many rooms", pt: "salas demais")
        case .removed: Phrase("removed a while ago", pt: "removido há pouco")
        case .wrongKey:
            Phrase("the identity is somebody else's", pt: "a identidade é de outra pessoa")
        case .muted: Phrase("muted", pt: "silenciado")
        }
    }

    static func messages(_ count: Int, upTo seq: UInt64) -> Phrase {
        Phrase(count, "record", "records", pt: "registro", "registros")
            + Phrase(" so far, up to #\(seq)", pt: " até agora, até #\(seq)")
    }

    private static func cause(_ failure: LogFailure) -> Phrase {
        switch failure {
        case .full: Phrase("the disk is full", pt: "o disco está cheio")
        case .tooLarge:
            Phrase("the file cannot grow any larger", pt: "o arquivo não pode crescer mais")
        case .failed(let cause):
            reason(SystemError.words(for: cause.code))
        }
    }

    static func logMissing(_ place: ActivePlace, _ path: String) -> Phrase {
        switch place {
        case .here: Phrase(verbatim: path)
        case .moved: Phrase("\(path) was moved away", pt: "\(path) foi movido")
        case .deleted: Phrase("\(path) was deleted", pt: "\(path) foi apagado")
        case .cut: Phrase("\(path) was truncated", pt: "\(path) foi truncado")
        }
    }

    static func logBegunAnew(from seq: UInt64) -> Phrase {
        Phrase(
            "; a new log continues after #\(seq)", pt: "; um novo log continua depois de #\(seq)")
    }

    static func logNotBegun(_ reason: Phrase) -> Phrase {
        Phrase(
            ", and a new one cannot be started: ", pt: ", e não é possível começar outro: ")
            + reason
    }
}

// What the system does not give.
extension Texts {
    static let noTrains = Phrase(
        "this system sends datagrams one by one (no GSO); large rooms cost more",
        pt: "este sistema envia os datagramas um a um (sem GSO); salas grandes custam mais")

    static func smallBuffer(_ bytes: Int32) -> Phrase {
        Phrase(
            "the system grants a receive buffer of \(bytes / 1024) KiB; for busy rooms raise "
                + "net.core.rmem_max",
            pt: "o sistema dá um buffer de recepção de \(bytes / 1024) KiB; para salas cheias "
                + "aumente net.core.rmem_max")
    }
}

// The live table.
extension Texts {
    static let tableHeading = Phrase(
        "NAME|ROOM|ADDRESS|SAYS/S|GETS/S|LOSS UP|DOWN|RTT MS|LAG|REPAIRED|SILENT",
        pt: "NOME|SALA|ENDEREÇO|DIZ/S|OUVE/S|PERDA ↑|↓|RTT MS|ATRASO|REPAROS|CALADO")
    static let expected = Phrase("expected", pt: "esperado")

    static func more(_ count: Int) -> Phrase {
        Phrase("… and \(count) more", pt: "… e mais \(count)")
    }

    static func tableSummary(
        up: String, members: Int, head: UInt64, rates: RelayRates, _ socket: SocketCounters
    ) -> Phrase {
        Phrase(
            "up \(up) · \(members) here · #\(head) · records \(rates.records)/s · in "
                + "\(rates.received)/s, out \(rates.sent)/s · kernel drops \(socket.kernelDrops)"
                + " · not sent \(socket.unsent)",
            pt:
                "no ar há \(up) · \(members) aqui · #\(head) · registros \(rates.records)/s · "
                + "entram \(rates.received)/s, saem \(rates.sent)/s · descartes do kernel "
                + "\(socket.kernelDrops) · não enviados \(socket.unsent)")
    }
}
