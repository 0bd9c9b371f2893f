import PomboCore
import PomboPosix
import PomboText

// What a relay says before it runs, and why it cannot.
extension Texts {
    static let relayRemark = Phrase(
        """
        Commands at its terminal: /kick NAME [10m], /mute NAME [10m], /who, /stats, /quit. SIGHUP \
        reopens the log if it was moved, SIGUSR1 prints statistics, SIGINT and SIGTERM stop it.
        """,
        pt: """
            Comandos no terminal: /kick NOME [10m], /mute NOME [10m], /who, /stats, /quit. SIGHUP \
            reabre o log se foi movido, SIGUSR1 mostra as estatísticas, SIGINT e SIGTERM o encerram.
            """)
    static let relayEvents = Phrase(
        """
        --json: objects with "event": listening (addr, log), join and resume (nick, room, addr), \
        leave (nick, room, reason), nick (from, to), move (nick, addr), refuse (nick, cause, \
        addr), \
        messages (records, seq), log-trouble (cause, records), log-resumed, clock (back_us), \
        slept (us).
        """,
        pt: """
            --json: objetos com "event": listening (addr, log), join e resume (nick, room, addr), \
            leave (nick, room, reason), nick (from, to), move (nick, addr), refuse (nick, cause, \
            addr), messages (records, seq), log-trouble (cause, records), log-resumed, \
            clock (back_us), slept (us).
            """)

    static let nobodyCanCome = Phrase(
        "no network address: only programs on this machine can reach the relay",
        pt: "sem endereço de rede: só programas desta máquina alcançam o relay")

    static func logIsAt(_ path: String) -> Phrase {
        Phrase("the log is \(path)", pt: "o log é \(path)")
    }

    static func logUntrusted(_ failure: RelayLoop.Failure) -> Phrase {
        switch failure {
        case .log(let error):
            Phrase("the log can no longer be trusted. ", pt: "o log já não é confiável. ")
                + cannot(error)
                + Phrase(" Restart the relay.", pt: " Reinicie o relay.")
        }
    }

    static func cannotListen(on address: Address, _ error: SocketError) -> Phrase {
        let next: Phrase =
            switch error {
            case .portTaken:
                Phrase(
                    "Is a relay already running? To use another port: --port 7700.",
                    pt: "Já há um relay no ar? Para usar outra porta: --port 7700.")
            case .addressNotHere:
                Phrase(
                    "Leave out --bind to listen on every address.",
                    pt: "Sem --bind ele escuta em todos os endereços.")
            case .portForbidden:
                Phrase("Choose a port above 1023.", pt: "Escolha uma porta acima de 1023.")
            case .system:
                Phrase("Try another --bind or --port.", pt: "Tente outro --bind ou --port.")
            }
        return Phrase("cannot listen on \(address): ", pt: "não é possível escutar em \(address): ")
            + sentence(of: error) + Phrase(verbatim: ". ") + next
    }

    static func searchesNotHeard(_ error: SocketError) -> Phrase {
        Phrase(
            "cannot answer searches on UDP 7663: ",
            pt: "não é possível responder a buscas em UDP 7663: ") + sentence(of: error)
    }

    static func noRandomness(_ error: SystemError) -> Phrase {
        Phrase(
            "no secret for this run: ", pt: "sem segredo para esta execução: ")
            + sentence(of: error)
    }

    /// What was found in a log when it was opened, and what was done about it.
    static func sentence(of recovery: LogRecovery) -> Phrase {
        let findings = recovery.findings
        var parts: [Phrase] = []
        if let name = recovery.returnedSegment {
            parts.append(
                Phrase(
                    "the newest file of the log is missing, \(name) takes its place",
                    pt: "o arquivo mais novo do log sumiu, \(name) toma o seu lugar"))
        }
        if findings.freshByteCount > 0 {
            parts.append(
                Phrase("the log is damaged, ", pt: "o log está danificado, ")
                    + Phrase(
                        Int(clamping: findings.freshLineCount), "line skipped", "lines skipped",
                        pt: "linha pulada", "linhas puladas"))
        }
        if let torn = recovery.tornFile {
            parts.append(
                Phrase(
                    "the incomplete end of the log is saved in \(torn)",
                    pt: "o fim incompleto do log está salvo em \(torn)"))
        }
        let laterCount = findings.unknownLineCount + findings.unknownKeyCount
        if laterCount > 0 { parts.append(laterKeys(laterCount)) }
        let all = parts.reduce(Phrase(verbatim: "")) {
            $0 + (parts.first == $1 ? $1 : Phrase(verbatim: "; ") + $1)
        }
        return all
            + Phrase(
                ". Numbering continues at \(recovery.nextSeq).",
                pt: ". A numeração continua em \(recovery.nextSeq).")
    }

    static func sentence(of error: LogError, _ path: LogPath) -> Phrase {
        switch error {
        case .locked(_, let holder):
            Phrase("\(path.active) is in use by ", pt: "\(path.active) está em uso ")
                + (holder.map { Phrase("process \($0)", pt: "pelo processo \($0)") }
                    ?? Phrase("another process", pt: "por outro processo"))
                + Phrase(". Stop it, or choose another --log.", pt: ". Pare-o, ou use outro --log.")
        case .missingFolder(let folder):
            Phrase(
                "the folder \(folder) does not exist. Create it, or choose another --log.",
                pt: "a pasta \(folder) não existe. Crie-a, ou use outro --log.")
        case .isFolder(let folder):
            Phrase(
                "\(folder) is a folder. --log needs a file in it.",
                pt: "\(folder) é uma pasta. --log precisa de um arquivo nela.")
        case .notALog(let file):
            Phrase(
                "\(file) is not a pombo log. Choose another --log.",
                pt: "\(file) não é um log do pombo. Use outro --log.")
        case .laterVersion(let file, let version):
            Phrase(
                "\(file) was written by a newer pombo (version \(version)). Use that one.",
                pt: "\(file) é de um pombo mais novo (versão \(version)). Use esse.")
        case .replaced(let file):
            Phrase(
                "there is another file at \(file). Move it away.",
                pt: "há outro arquivo em \(file). Mova-o dali.")
        case .system(let error):
            cannot(error) + Phrase(" Choose another --log.", pt: " Use outro --log.")
        }
    }
}
