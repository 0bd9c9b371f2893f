import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo lab proxy` was told, ready to run.
struct ProxyOptions: Sendable {
    var listen: Address
    var target: String
    var up: Weather
    var down: Weather
    var upTrace: Trace?
    var downTrace: Trace?
    var seed: UInt64
    var clientLimit: Int
    var silenceLimit: Duration
    var duration: Duration?
    var isJSON: Bool
    var language: Language

    static let listen = Option(
        "listen", "ADDR:PORT", .socketAddress,
        Phrase(
            "where the clients come to; port 0: the system picks",
            pt: "onde os clientes chegam; porta 0: o sistema escolhe"))
    static let to = Option(
        "to", "HOST:PORT", .endpoint,
        Phrase("the server behind it", pt: "o servidor por trás"))
    static let up = Option(
        "up", "WEATHER", .spec,
        Phrase(
            "what happens on the way to the server, such as 'loss 2%, delay 20ms'",
            pt: "o que acontece a caminho do servidor, como 'loss 2%, delay 20ms'"))
    static let down = Option(
        "down", "WEATHER", .spec,
        Phrase("and on the way back to a client", pt: "e no caminho de volta ao cliente"))
    static let seed = Option(
        "seed", "N", .seed, environment: .seed,
        Phrase("of the weather's chance [1]", pt: "do acaso do tempo [1]"))
    static let clients = Option(
        "clients", "N", .count(1...1000),
        Phrase("at most so many at a time [256]", pt: "no máximo tantos de cada vez [256]"))
    static let idle = Option(
        "idle", "SPAN", .duration(.seconds(1)...(.seconds(86_400))),
        Phrase(
            "forget a client after so much silence [2m]",
            pt: "esquecer um cliente após tanto silêncio [2m]"))
    static let seconds = Option(
        "seconds", "S", .count(1...86_400),
        Phrase("end after so long [at a signal]", pt: "terminar depois disso [com um sinal]"))
    static let json = Flag(
        "json", Phrase("what it tells as JSON lines", pt: "o que conta como linhas JSON"))

    static let groups = [
        OptionGroup([
            listen.row, to.row, up.row, down.row, seed.row, clients.row, idle.row,
            seconds.row, json.row,
        ])
    ]

    init(_ words: ParsedOptions) throws(OptionError) {
        guard let listen = words[Self.listen] else { throw .missingOperand("--listen ADDR:PORT") }
        guard let to = words[Self.to] else { throw .missingOperand("--to HOST:PORT") }
        guard let port = to.port, port != 0 else { throw .other(Texts.proxyNoPort(to.host)) }
        self.listen = listen
        target = to.host.contains(":") ? "[\(to.host)]:\(port)" : "\(to.host):\(port)"
        (up, upTrace) = try Self.weather(words[Self.up], "--up")
        (down, downTrace) = try Self.weather(words[Self.down], "--down")
        seed = words[Self.seed] ?? 1
        clientLimit = words[Self.clients] ?? 256
        silenceLimit = words[Self.idle] ?? .seconds(120)
        duration = words[Self.seconds].map { .seconds($0) }
        isJSON = words[Self.json]
        language = words.language
    }

    /// With the recording, if the weather plays one back. What a datagram says is not read here,
    /// so that it can be dropped for its kind but not for its number or for a name.
    private static func weather(
        _ spec: String?, _ option: String
    ) throws(OptionError) -> (Weather, Trace?) {
        let weather: Weather
        do throws(WeatherError) { weather = try Weather(spec ?? "") } catch {
            throw .other(Texts.proxyWeather(option, error))
        }
        if weather.drops.contains(where: { $0.number != nil || $0.recipient != nil }) {
            throw .other(Texts.proxyCannotRead(option))
        }
        guard case .trace(let path) = weather.script else { return (weather, nil) }
        do throws(LabFailure) { return (weather, try LabReading.recording(path)) } catch {
            throw .other(Texts.sentence(of: error))
        }
    }
}

extension ValueReader where Value == Address {
    /// An address of this machine with its port.
    static var socketAddress: ValueReader { ValueReader(.endpoint) { Address($0) } }
}

extension ValueReader where Value == String {
    /// Read by its command; empty for fine weather.
    static var spec: ValueReader { ValueReader(.text) { $0 } }
}
