import PomboCore
import PomboLab
import PomboPosix
import PomboText

// What the proxy says.
extension Texts {
    static let proxyRemark = Phrase(
        """
        Each client gets its own socket towards the server, so that the server can tell them \
        apart. The n-th client gets the weather of the links 'c<n-1> up' and 'c<n-1> down' of the \
        seed, as in the simulator. SIGUSR1 prints statistics to standard error, SIGINT and SIGTERM \
        stop it with exit code 0. A run that lost datagrams unintentionally is called dirty. \
        --json: objects with "event": listening, statistics; late_… in nanoseconds.
        """,
        pt: """
            Cada cliente ganha seu próprio socket para o servidor, que assim os distingue. O \
            n-ésimo cliente recebe o clima dos enlaces 'c<n-1> up' e 'c<n-1> down' da semente, \
            como no simulador. SIGUSR1 mostra as estatísticas na saída de erros, SIGINT e SIGTERM \
            o encerram com código 0. Uma execução que perdeu datagramas sem querer é dita suja. \
            --json: objetos com "event": listening, statistics; late_… em nanossegundos.
            """)
    static let proxyNoWeather = Phrase("(perfect)", pt: "(perfeito)")
    static let proxyReceived = Phrase("received", pt: "recebidos")
    static let proxyLost = Phrase("lost by the weather", pt: "perdidos pelo clima")
    static let proxyDelayed = Phrase("delayed", pt: "atrasados")
    static let proxyHeld = Phrase("held back", pt: "retidos")
    static let proxyDoubled = Phrase("duplicated", pt: "duplicados")
    static let proxyCorrupted = Phrase("corrupted", pt: "corrompidos")
    static let proxySent = Phrase("sent", pt: "enviados")
    static let proxyUnderway = Phrase("still in flight", pt: "ainda a caminho")
    static let proxyLate = Phrase("sent late by:", pt: "atraso de envio:")
    static let proxyClean = Phrase(
        "clean: only the weather lost datagrams", pt: "limpa: só o clima perdeu datagramas")

    static func proxyHead(seconds: String, clients: Int) -> Phrase {
        Phrase(verbatim: "\(seconds) s, ")
            + Phrase(clients, "client", "clients", pt: "cliente", "clientes")
    }

    static func proxyDirty(_ trouble: ProxyTrouble, overflowed: Int) -> Phrase {
        let parts = [
            (trouble.kernelDrops, Phrase("to full buffers", pt: "por buffers cheios")),
            (trouble.unsent, Phrase("refused by the system", pt: "recusados pelo sistema")),
            (
                trouble.turnedAway,
                Phrase("from clients beyond the limit", pt: "de clientes além do limite")
            ),
            (overflowed, Phrase("to a full queue", pt: "por fila cheia")),
        ].filter { $0.0 > 0 }
        var text = Phrase(
            "DIRTY: lost unintentionally: ", pt: "SUJA: perdidos sem querer: ")
        for (index, part) in parts.enumerated() {
            text = text + Phrase(verbatim: "\(index > 0 ? ", " : "")\(part.0) ") + part.1
        }
        return text
    }

    static func proxyRefused(_ count: Int) -> Phrase {
        Phrase(
            "refused \(count) times: nothing seems to be listening where the server should be",
            pt: "recusado \(count) vezes: nada parece escutar onde deveria estar o servidor")
    }

    static func proxyNoPort(_ host: String) -> Phrase {
        Phrase(
            "'--to' needs a port: --to \(host):7662.",
            pt: "'--to' precisa de uma porta: --to \(host):7662.")
    }

    static func proxyWeather(_ option: String, _ error: WeatherError) -> Phrase {
        Phrase(verbatim: "\(option): ") + error.phrase
    }

    static func proxyCannotRead(_ option: String) -> Phrase {
        Phrase(
            "'\(option)': the proxy can drop datagrams only by kind: drop ack.",
            pt: "'\(option)': o proxy só descarta datagramas pelo tipo: drop ack.")
    }

    static func proxyCannotListen(_ address: Address, _ error: SocketError) -> Phrase {
        Phrase("cannot listen on \(address): ", pt: "não é possível escutar em \(address): ")
            + sentence(of: error)
            + Phrase(". Try --listen 127.0.0.1:0.", pt: ". Tente --listen 127.0.0.1:0.")
    }

    static func proxyLoop(_ target: Address) -> Phrase {
        Phrase(
            "\(target) is this proxy itself: datagrams would loop for ever. "
                + "Give the server's port.",
            pt: "\(target) é este mesmo proxy: os datagramas circulariam para sempre. "
                + "Dê a porta do servidor.")
    }
}
