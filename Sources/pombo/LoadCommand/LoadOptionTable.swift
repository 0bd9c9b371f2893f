import PomboCore
import PomboTerminal
import PomboText

/// The options of `pombo lab load`.
enum LoadOptionTable {
    static let relay = Option(
        "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay,
        Phrase("the relay [127.0.0.1]", pt: "o relay [127.0.0.1]"))
    static let peers = Option(
        "peers", "N", .count(1...RelayLimit.peers),
        Phrase("how many members join [16]", pt: "quantos membros entram [16]"))
    static let senders = Option(
        "senders", "M", .count(1...256),
        Phrase("how many of them speak [8]", pt: "quantos deles falam [8]"))
    static let rate = Option(
        "rate", "R|max", .loadRate,
        Phrase("messages a second, of all together [max]", pt: "mensagens por segundo [max]"))
    static let inFlight = Option(
        "in-flight", "N", .count(1...8192),
        Phrase(
            "with max: messages unacknowledged at a time, at most 32 of each sender [256]",
            pt: "com max: mensagens sem confirmação por vez, no máximo 32 de cada um [256]"))
    static let size = Option(
        "size", "B|A-B", .loadSizes,
        Phrase("bytes of a message, or from A to B [100]", pt: "bytes por mensagem [100]"))
    static let seconds = Option(
        "seconds", "S", .count(1...86_400),
        Phrase("how long it is measured [10]", pt: "por quanto tempo se mede [10]"))
    static let room = Option(
        "room", "ROOM", .name, Phrase("where they meet [lobby]", pt: "onde se encontram [lobby]"))
    static let burst = Option(
        "burst", "N", .count(1...1_000_000),
        Phrase("say N messages at once, and no more", pt: "dizer N mensagens de uma vez"))
    static let stall = Option(
        "stall", "TIME", .duration,
        Phrase(
            "those who only listen do not read for so long",
            pt: "os que só ouvem ficam esse tempo sem ler"))
    static let buffer = Option(
        "buffer", "SIZE", .size(4096...1 << 30),
        Phrase(
            "the receive buffer that a member asks for [4MiB]",
            pt: "o buffer de recepção que cada um pede [4MiB]"))
    static let pid = Option(
        "pid", "PID", .count(1...Int(Int32.max)),
        Phrase(
            "the relay's process: tell what a delivery costs it",
            pt: "o processo do relay: contar quanto lhe custa uma entrega"))
    static let json = Flag("json", Phrase("the figures as JSON", pt: "os números em JSON"))
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
