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
        } catch { throw .other(Phrase(verbatim: "\(error)")) }
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
                "how many of them speak [8]", pt: "quantos deles falam [8]"),
            .value(
                "rate", "R|max", .loadRate, \.plan.rate,
                "messages a second, of all together [max]", pt: "mensagens por segundo [max]"),
            .value(
                "in-flight", "N", .count(1...8192), \.plan.inFlight,
                "with max: messages unacknowledged at a time, at most 32 of each sender [256]",
                pt: "com max: mensagens sem confirmação por vez, no máximo 32 de cada um [256]"),
            .value(
                "size", "B|A-B", .loadSizes, \.plan.sizes,
                "bytes of a message, or from A to B [100]", pt: "bytes por mensagem [100]"),
            .value(
                "seconds", "S", .seconds(1...86_400), \.plan.duration,
                "how long it is measured [10]", pt: "por quanto tempo se mede [10]"),
            .value(
                "room", "ROOM", .name, \.plan.room,
                "where they meet [lobby]", pt: "onde se encontram [lobby]")),
        OptionGroup(
            Phrase("Slow readers:", pt: "Leitores lentos:"),
            .value(
                "burst", "N", .count(1...1_000_000), \.plan.burst,
                "say N messages at once, and no more", pt: "dizer N mensagens de uma vez"),
            .value(
                "stall", "TIME", .duration, \.plan.stall,
                "those who only listen do not read for so long",
                pt: "os que só ouvem ficam esse tempo sem ler"),
            .value(
                "buffer", "SIZE", .size(4096...1 << 30), \.plan.bufferByteCount,
                "the receive buffer that a member asks for [4MiB]",
                pt: "o buffer de recepção que cada um pede [4MiB]")),
        OptionGroup(
            Phrase("What it tells:", pt: "O que conta:"),
            .value(
                "pid", "PID", .count(1...Int(Int32.max)), \.plan.process,
                "the relay's process: tell what a delivery costs it",
                pt: "o processo do relay: contar quanto lhe custa uma entrega"),
            .flag(
                "json", \.isJSON,
                "the figures as JSON", pt: "os números em JSON")),
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
