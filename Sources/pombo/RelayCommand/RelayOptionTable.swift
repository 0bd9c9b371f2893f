import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// The options of `pombo relay`.
extension RelayOptions: CommandOptions {
    static let table: [OptionGroup<RelayOptions>] = [
        OptionGroup(
            Phrase("The network:", pt: "A rede:"),
            .value(
                "bind", "ADDR", .bindAddress, \.bind,
                "the address to listen on [::, that is, IPv4 and IPv6]",
                pt: "o endereço onde escutar [::, isto é, IPv4 e IPv6]"),
            .value(
                "port", short: "p", "N", .port, \.bind.port,
                "the UDP port; 0: any free one [7662]",
                pt: "a porta UDP; 0: qualquer livre [7662]"),
            .value(
                "name", "NAME", .name, \.name,
                "the relay's name [the host's]", pt: "o nome do relay [o da máquina]"),
            .value(
                "rate", "N", .count(0...1_000_000), \.recordRate,
                "messages per second and person; 0: no limit [5]",
                pt: "mensagens por segundo e pessoa; 0: sem limite [5]"),
            .value(
                "per-address", "N", .count(1...RelayLimit.peers), \.addressLimit,
                "sessions per address [64]", pt: "sessões por endereço [64]"),
            .value(
                "pack", "on|off", .onOff, \.packs,
                "several records in one datagram [on]",
                pt: "vários registros num datagrama [on]"),
            .flag(
                "no-posts", \.acceptsPosts, false,
                "accept nothing from senders without a session",
                pt: "não aceitar nada de quem não tem sessão"),
            .flag(
                "no-discovery", \.isDiscoverable, false,
                "do not answer searches on UDP 7663", pt: "não responder a buscas em UDP 7663"),
            .flag(
                "exit-when-empty", \.exitsWhenEmpty,
                "exit when the last member has left", pt: "encerrar quando o último sair")),
        OptionGroup(
            Phrase("The log:", pt: "O log:"),
            .value(
                "log", "PATH", .text, environment: .log, \.log,
                "the log file [logs/message_log.jsonl]",
                pt: "o arquivo de log [logs/message_log.jsonl]"),
            .value(
                "sync", "WHEN", .logSync, \.file.sync,
                "when to sync the log to disk: batch, none, or every 1s, 500ms… [batch]",
                pt: "quando sincronizar o log com o disco: batch, none, ou a cada 1s, "
                    + "500ms… [batch]"),
            .value(
                "rotate", "SIZE", .size(1 << 16...1 << 50), \.file.rotateAt,
                "start a new file at this size [64MiB]",
                pt: "novo arquivo neste tamanho [64MiB]"),
            .value(
                "keep", "HOW", .logKeep, \.file.keep,
                "delete the oldest files beyond 1GiB, or after 30d [all]",
                pt: "apagar os arquivos mais antigos além de 1GiB, ou após 30d [all]"),
            .flag(
                "no-addr", \.logsAddresses, false,
                "keep addresses out of the log", pt: "não pôr endereços no log")),
        OptionGroup(
            Phrase("Experiments:", pt: "Experimentos:"),
            .value(
                "impair", "WEATHER", .weather, \.weather,
                "simulate a bad network, both ways: 'loss 10%, delay 20ms'",
                pt: "simular uma rede ruim, nos dois sentidos: 'loss 10%, delay 20ms'"),
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the weather's seed [1]", pt: "a semente do clima [1]")),
        OptionGroup(
            Phrase("Output:", pt: "Saída:"),
            .flag(
                "top", \.style, .table,
                "a live table of the members", pt: "uma tabela dos membros ao vivo"),
            .flag(
                "json", \.style, .json,
                "events as JSON lines", pt: "eventos como linhas JSON"),
            .flag(
                "quiet", \.style, .quiet,
                "print nothing but problems", pt: "mostrar só problemas")),
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

extension ValueReader where Value == Bool {
    static var onOff: ValueReader {
        ValueReader { text throws(ValueError) in
            guard ["on", "off"].contains(text) else { throw .notAmong(text, ["on", "off"]) }
            return text == "on"
        }
    }
}

extension ValueReader where Value == Weather {
    static var weather: ValueReader {
        ValueReader { text throws(ValueError) in
            do throws(WeatherError) { return try Weather(text) } catch {
                throw .wrong(error.phrase)
            }
        }
    }
}
