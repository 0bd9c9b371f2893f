import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// The options of `pombo relay`.
enum RelayOptionTable {
    enum Packing: String, CaseIterable, Sendable { case on, off }

    static let bind = Option(
        "bind", "ADDR", .bindAddress,
        Phrase(
            "the address to listen on [::, which is IPv4 and IPv6]",
            pt: "o endereço onde escutar [::, isto é, IPv4 e IPv6]"))
    static let port = Option(
        "port", short: "p", "N", .port,
        Phrase("the port; 0: the system picks [7662]", pt: "a porta; 0: o sistema escolhe [7662]"))
    static let log = Option(
        "log", "PATH", .text, environment: .log,
        Phrase(
            "the log's active file [logs/message_log.jsonl]",
            pt: "o arquivo ativo do log [logs/message_log.jsonl]"))
    static let name = Option(
        "name", "NAME", .name,
        Phrase("what the relay is called [the host]", pt: "o nome do relay [o da máquina]"))
    static let sync = Option(
        "sync", "WHEN", .logSync,
        Phrase(
            "when the log is brought onto the disk: batch, none, or every 1s, 500ms… [batch]",
            pt: "quando o log vai para o disco: batch, none, ou a cada 1s, 500ms… [batch]"))
    static let rotate = Option(
        "rotate", "SIZE", .size(1 << 16...1 << 50),
        Phrase("begin a new file at this size [64MiB]", pt: "novo arquivo neste tamanho [64MiB]"))
    static let keep = Option(
        "keep", "HOW", .logKeep,
        Phrase(
            "delete the oldest files beyond 1GiB, or after 30d [all]",
            pt: "apagar os arquivos mais antigos além de 1GiB, ou após 30d [all]"))
    static let rate = Option(
        "rate", "N", .count(0...1_000_000),
        Phrase(
            "lines a second and person; 0: no limit [5]",
            pt: "linhas por segundo e pessoa; 0: sem limite [5]"))
    static let perAddress = Option(
        "per-address", "N", .count(1...RelayLimit.peers),
        Phrase("sessions an address may have [64]", pt: "sessões por endereço [64]"))
    static let pack = Option<Packing>(
        "pack", "on|off", .choice,
        Phrase("several records in one datagram [on]", pt: "vários registros num datagrama [on]"))
    static let noAddresses = Flag(
        "no-addr", Phrase("keep addresses out of the log", pt: "não pôr endereços no log"))
    static let noPosts = Flag(
        "no-posts",
        Phrase(
            "take nothing from senders without a session",
            pt: "não aceitar nada de quem não tem sessão"))
    static let noDiscovery = Flag(
        "no-discovery",
        Phrase("do not answer searches on UDP 7663", pt: "não responder a buscas em UDP 7663"))
    static let exitWhenEmpty = Flag(
        "exit-when-empty",
        Phrase("end when the last one has left", pt: "terminar quando o último sair"))
    static let impair = Option(
        "impair", "WEATHER", .text,
        Phrase(
            "bad weather before the socket, both ways: 'loss 10%, delay 20ms'",
            pt: "mau tempo diante do socket, nos dois sentidos: 'loss 10%, delay 20ms'"))
    static let seed = Option(
        "seed", "N", .seed, environment: .seed,
        Phrase("the weather's seed [1]", pt: "a semente do tempo [1]"))
    static let top = Flag(
        "top", Phrase("a live table of the members", pt: "uma tabela viva dos membros"))
    static let json = Flag(
        "json", Phrase("events as JSON lines", pt: "eventos como linhas JSON"))
    static let quiet = Flag(
        "quiet", Phrase("tell nothing but trouble", pt: "só contar o que vai mal"))

    static let groups = [
        OptionGroup(
            Phrase("The network:", pt: "A rede:"),
            [
                bind.row, port.row, name.row, rate.row, perAddress.row, pack.row, noPosts.row,
                noDiscovery.row, exitWhenEmpty.row,
            ]),
        OptionGroup(
            Phrase("The log:", pt: "O log:"),
            [log.row, sync.row, rotate.row, keep.row, noAddresses.row]),
        OptionGroup(
            Phrase("Experiments:", pt: "Experimentos:"), [impair.row, seed.row]),
        OptionGroup(
            Phrase("What it tells:", pt: "O que conta:"), [top.row, json.row, quiet.row]),
    ]
}

extension ValueReader where Value == Address {
    static var bindAddress: ValueReader {
        ValueReader(.endpoint) { Address($0, port: Specification.port) }
    }
}

extension ValueReader where Value == UInt64 {
    static func size(_ range: ClosedRange<UInt64>) -> ValueReader {
        ValueReader { text throws(ValueError) in
            let value = try size.read(text)
            if range.contains(value) { return value }
            throw .outside(
                text, low: ByteCount.text(range.lowerBound), high: ByteCount.text(range.upperBound))
        }
    }
}

extension ValueReader where Value == LogOptions.Sync {
    static var logSync: ValueReader {
        ValueReader(.logSync) { text in
            switch text {
            case "batch": .batch
            case "none": LogOptions.Sync.none
            default:
                Quantity.duration(text).flatMap { span in
                    span >= .milliseconds(1) && span <= .seconds(3600) ? .every(span) : nil
                }
            }
        }
    }
}

extension ValueReader where Value == LogOptions.Keep {
    static var logKeep: ValueReader {
        ValueReader(.logKeep) { text in
            if text == "all" { return .all }
            // `30m` is thirty minutes and never thirty of the larger M.
            if let span = Quantity.duration(text), span > .zero { return .age(span) }
            return ByteCount.read(text).map { .bytes($0) }
        }
    }
}
