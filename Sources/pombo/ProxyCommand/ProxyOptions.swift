import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo lab proxy` was told, ready to run.
struct ProxyOptions: CommandOptions {
    var listen = Address.anyHost(port: 0)
    var target = ""
    var up = Weather()
    var down = Weather()
    var upTrace: Trace?
    var downTrace: Trace?
    var seed: UInt64 = 1
    var clientLimit = 256
    var silenceLimit = Duration.seconds(120)
    var duration: Duration?
    var isJSON = false
    var language = Language.english

    // As they were typed: what they mean, all options together decide.
    var place: Address?
    var server: Endpoint?
    var upSpec = ""
    var downSpec = ""

    static let table: [OptionGroup<ProxyOptions>] = [
        OptionGroup(
            .value(
                "listen", "ADDR:PORT", .socketAddress, \.place,
                "where the clients connect; port 0: any free one",
                pt: "onde os clientes se conectam; porta 0: qualquer livre"),
            .value(
                "to", "HOST:PORT", .endpoint, \.server,
                "the server behind the proxy", pt: "o servidor atrás do proxy"),
            .value(
                "up", "WEATHER", .spec, \.upSpec,
                "the weather on the way to the server, such as 'loss 2%, delay 20ms'",
                pt: "o clima no caminho até o servidor, como 'loss 2%, delay 20ms'"),
            .value(
                "down", "WEATHER", .spec, \.downSpec,
                "the weather on the way back", pt: "o clima no caminho de volta"),
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the weather's seed [1]", pt: "a semente do clima [1]"),
            .value(
                "clients", "N", .count(1...1000), \.clientLimit,
                "how many at a time, at most [256]", pt: "quantos ao mesmo tempo, no máximo [256]"),
            .value(
                "idle", "SPAN", .duration(.seconds(1)...(.seconds(86_400))), \.silenceLimit,
                "forget a client after this long without a datagram [2m]",
                pt: "esquecer um cliente após esse tempo sem datagramas [2m]"),
            .value(
                "seconds", "S", .seconds(1...86_400), \.duration,
                "stop after this many seconds [at a signal]",
                pt: "parar após tantos segundos [com um sinal]"),
            .flag(
                "json", \.isJSON,
                "output as JSON lines", pt: "saída em linhas JSON"))
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        guard let place else { throw .missingOperand("--listen ADDR:PORT") }
        guard let server else { throw .missingOperand("--to HOST:PORT") }
        guard let port = server.port, port != 0 else {
            throw .other(Texts.proxyNoPort(server.host))
        }
        listen = place
        target = server.text
        (up, upTrace) = try Self.weather(upSpec, "--up")
        (down, downTrace) = try Self.weather(downSpec, "--down")
    }

    /// With the recording, if the weather plays one back. What a datagram says is not read here,
    /// so that it can be dropped for its kind but not for its number or for a name.
    private static func weather(
        _ spec: String, _ option: String
    ) throws(OptionError) -> (Weather, Trace?) {
        let weather: Weather
        do throws(WeatherError) { weather = try Weather(spec) } catch {
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
