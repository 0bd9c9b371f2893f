import PomboCore
import PomboLab
import PomboPosix
import PomboText

// What the proxy says.
extension Texts {
    static let proxyRemark = Phrase(
        """
        Each client gets a socket of its own towards the server, which so still tells them apart. \
        The n-th client meets the weather of the links 'c<n-1> up' and 'c<n-1> down' of the seed, \
        as in the simulator. SIGUSR1 shows the figures on standard error, SIGINT and SIGTERM end \
        it with exit code 0. A run that lost datagrams nobody asked it to lose is called dirty. \
        --json: objects with "event": listening, statistics; late_… in nanoseconds.
        """,
        pt: """
            Cada cliente ganha um soquete próprio para o servidor, que assim ainda os distingue. O \
            n-ésimo cliente encontra o tempo dos enlaces 'c<n-1> up' e 'c<n-1> down' da semente, \
            como no simulador. SIGUSR1 mostra os números na saída de erro, SIGINT e SIGTERM o \
            terminam com código 0. Uma execução que perdeu datagramas sem ninguém pedir é suja. \
            --json: objetos com "event": listening, statistics; late_… em nanossegundos.
            """)
    static let proxyNoWeather = Phrase("(perfect)", pt: "(perfeito)")
    static let proxyReceived = Phrase("received", pt: "recebidos")
    static let proxyLost = Phrase("lost by the weather", pt: "perdidos pelo tempo")
    static let proxyDelayed = Phrase("delayed", pt: "atrasados")
    static let proxyHeld = Phrase("held back", pt: "retidos")
    static let proxyDoubled = Phrase("doubled", pt: "duplicados")
    static let proxyCorrupted = Phrase("corrupted", pt: "corrompidos")
    static let proxySent = Phrase("sent", pt: "enviados")
    static let proxyUnderway = Phrase("still underway", pt: "ainda a caminho")
    static let proxyLate = Phrase("later than due:", pt: "além da hora:")
    static let proxyClean = Phrase(
        "clean: nothing was lost but by the weather", pt: "limpa: só o tempo perdeu datagramas")

    static func proxyHead(seconds: String, clients: Int) -> Phrase {
        Phrase(verbatim: "\(seconds) s, ")
            + Phrase(clients, "client", "clients", pt: "cliente", "clientes")
    }

    static func proxyDirty(_ trouble: ProxyTrouble, overflowed: Int) -> Phrase {
        let parts = [
            (trouble.kernelDrops, Phrase("by full buffers", pt: "por buffers cheios")),
            (trouble.unsent, Phrase("not taken by the system", pt: "não aceitos pelo sistema")),
            (trouble.turnedAway, Phrase("of too many clients", pt: "de clientes demais")),
            (overflowed, Phrase("by a full line", pt: "por fila cheia")),
        ].filter { $0.0 > 0 }
        var text = Phrase("DIRTY: lost without being asked: ", pt: "SUJA: perdidos sem pedir: ")
        for (index, part) in parts.enumerated() {
            text = text + Phrase(verbatim: "\(index > 0 ? ", " : "")\(part.0) ") + part.1
        }
        return text
    }

    static func proxyRefused(_ count: Int) -> Phrase {
        Phrase(
            "refused \(count) times: nothing seems to listen where the server should be",
            pt: "recusado \(count) vezes: nada parece escutar onde deveria estar o servidor")
    }

    static func proxyNoPort(_ host: String) -> Phrase {
        Phrase(
            "'--to' wants a port, too: --to \(host):7662.",
            pt: "'--to' também precisa de uma porta: --to \(host):7662.")
    }

    static func proxyWeather(_ option: String, _ error: WeatherError) -> Phrase {
        Phrase(verbatim: "\(option): ") + error.phrase
    }

    static func proxyCannotRead(_ option: String) -> Phrase {
        Phrase(
            "'\(option)': here a datagram can be dropped for its kind alone: drop ack.",
            pt: "'\(option)': aqui só se descarta um datagrama pelo tipo: drop ack.")
    }

    static func proxyCannotListen(_ address: Address, _ error: SocketError) -> Phrase {
        Phrase("cannot listen on \(address): ", pt: "não dá para escutar em \(address): ")
            + Phrase(
                "\(error). Another place: --listen 127.0.0.1:0.",
                pt: "\(error). Outro lugar: --listen 127.0.0.1:0.")
    }

    static func proxyLoop(_ target: Address) -> Phrase {
        Phrase(
            "\(target) is this proxy itself: its datagrams would go round for ever. "
                + "Name the server's port.",
            pt: "\(target) é este próprio proxy: os datagramas girariam para sempre. "
                + "Dê a porta do servidor.")
    }
}
