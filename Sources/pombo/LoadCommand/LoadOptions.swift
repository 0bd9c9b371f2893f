import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo lab load` is asked to do.
struct LoadOptions: CommandOptions {
    var relay = Endpoint(host: "127.0.0.1", port: nil)
    var plan = LoadPlan(relay: .anyHost(port: Specification.port))
    var isJSON = false
    var language = Language.english

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        try words.exclude("burst", "rate")
        plan.senders = min(plan.senders, plan.peers)
        do throws(ResolveError) {
            plan.relay = try Resolver.addresses(of: relay.text, port: Specification.port)[0]
        } catch { throw .other(Texts.sentence(of: error)) }
    }

    static let table: [OptionGroup<LoadOptions>] = [
        OptionGroup(
            Phrase("The load:", pt: "A carga:"),
            .value(
                "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay, \.relay,
                "the relay [127.0.0.1]", pt: "o relay [127.0.0.1]"),
            .value(
                "peers", "N", .count(1...RelayLimit.peers), \.plan.peers,
                "how many members join [16]", pt: "quantos membros entram [16]"),
            .value(
                "senders", "M", .count(1...256), \.plan.senders,
                "how many of them send [8]", pt: "quantos deles enviam [8]"),
            .value(
                "rate", "R|max", .loadRate, \.plan.rate,
                "messages per second, all senders together [max]",
                pt: "mensagens por segundo, de todos juntos [max]"),
            .value(
                "in-flight", "N", .count(1...8192), \.plan.inFlight,
                "with max: unacknowledged messages at a time, at most 32 per sender [256]",
                pt: "com max: mensagens sem confirmação por vez, no máximo 32 por "
                    + "remetente [256]"),
            .value(
                "size", "B|A-B", .loadSizes, \.plan.sizes,
                "bytes per message, or from A to B [100]",
                pt: "bytes por mensagem, ou de A a B [100]"),
            .value(
                "seconds", "S", .seconds(1...86_400), \.plan.duration,
                "how long to measure, in seconds [10]", pt: "quantos segundos medir [10]"),
            .value(
                "room", "ROOM", .name, \.plan.room,
                "the room [lobby]", pt: "a sala [lobby]")),
        OptionGroup(
            Phrase("Slow readers:", pt: "Leitores lentos:"),
            .value(
                "burst", "N", .count(1...1_000_000), \.plan.burst,
                "send N messages at once, then no more", pt: "enviar N mensagens de uma vez e parar"
            ),
            .value(
                "stall", "TIME", .duration, \.plan.stall,
                "members who only listen do not read for this long",
                pt: "quem só ouve fica esse tempo sem ler"),
            .value(
                "buffer", "SIZE", .size(4096...1 << 30), \.plan.bufferByteCount,
                "the receive buffer each member asks for [4MiB]",
                pt: "o buffer de recepção que cada um pede [4MiB]")),
        OptionGroup(
            Phrase("Output:", pt: "Saída:"),
            .value(
                "pid", "PID", .count(1...Int(Int32.max)), \.plan.process,
                "the relay's process id, to show what a delivery costs it",
                pt: "o processo do relay, para mostrar quanto lhe custa uma entrega"),
            .flag(
                "json", \.isJSON,
                "the results as JSON", pt: "os resultados em JSON")),
    ]
}

extension ValueReader where Value == LoadPlan.Rate {
    static var loadRate: ValueReader {
        ValueReader { text throws(ValueError) in
            if text == "max" { return .max }
            do throws(ValueError) {
                return .perSecond(try ValueReader<Int>.count(0...10_000_000).read(text))
            } catch {
                guard case .unreadable = error else { throw error }
                throw .unreadable(text, .loadRate)
            }
        }
    }
}

extension ValueReader where Value == ClosedRange<Int> {
    static var loadSizes: ValueReader {
        ValueReader { text throws(ValueError) in
            let sizes = ValueReader<Int>.count(1...Specification.textLimit)
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let low = try sizes.read(String(parts[0]))
            let high = parts.count == 2 ? try sizes.read(String(parts[1])) : low
            guard parts.count <= 2, low <= high else { throw .unreadable(text, .count) }
            return low...high
        }
    }
}
