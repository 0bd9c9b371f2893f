import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab bench`: how long the parts of a message's way take.
enum BenchCommand {
    static let command = Command(
        "bench",
        Phrase(
            "measures the stages a message passes through",
            pt: "mede as etapas por onde passa uma mensagem"),
        .commands([core, log, net]))

    private static let core = Command(
        "core",
        Phrase(
            "what a datagram costs the relay and a client, without a socket",
            pt: "o que um datagrama custa ao relay e a um cliente, sem socket"),
        .options(CoreBench.self) { bench in
            for figure in bench.run() {
                StandardStream.output.write("\(figure.name): \(figure.nanoseconds) ns\n")
            }
            return .success
        })

    private static let log = Command(
        "log",
        Phrase("what the log costs, on a real disk", pt: "o que o log custa, num disco real"),
        .options(LogBench.self) { bench in
            do throws(FileError) {
                for figure in try bench.run() {
                    StandardStream.output.write("\(figure.name): \(figure.value)\n")
                }
                return .success
            } catch {
                return fail("log", Texts.sentence(of: error)[bench.language])
            }
        })

    private static let net = Command(
        "net",
        Phrase(
            "what sending a datagram costs on this machine, without a relay",
            pt: "o que custa enviar um datagrama nesta máquina, sem relay"),
        remarks: [
            Phrase(
                "Microseconds of the sender's CPU time per datagram, and the delay "
                    + "of datagrams sent singly: the floor under a relay's figures in "
                    + "`pombo lab load --pid`.",
                pt: "Microssegundos de CPU de quem envia, por datagrama, e o atraso dos "
                    + "que vão sozinhos: o piso dos números de um relay em `pombo lab load "
                    + "--pid`.")
        ],
        .options(NetBench.self) { bench in
            do throws(SocketError) {
                for row in bench.rows {
                    let figure = Figure.decimal(try bench.measure(row), places: 3)
                    StandardStream.output.write(
                        bench.isJSON
                            ? "{\"row\":\"\(row.rawValue)\",\"\(row.key)\":\(figure)}\n"
                            : "\(row.name[bench.language]): \(figure) us\n")
                }
                return .success
            } catch {
                return fail("net", Texts.sentence(of: DriverError.socket(error))[bench.language])
            }
        })

    private static func fail(_ name: String, _ sentence: String) -> ExitCode {
        StandardStream.error.write("pombo lab bench \(name): \(SafeText.of(sentence))\n")
        return .failure
    }
}

extension CoreBench: CommandOptions {
    static let table: [OptionGroup<CoreBench>] = [
        OptionGroup(
            .value(
                "count", "N", .count(1...1_000_000_000), \.count,
                "how many datagrams [2000000]", pt: "quantos datagramas [2000000]")
        )
    ]
}

extension LogBench: CommandOptions {
    static let table: [OptionGroup<LogBench>] = [
        OptionGroup(
            .value(
                "folder", "DIR", .text, \.folder,
                "where to write [/tmp]", pt: "onde escrever [/tmp]"),
            .value(
                "lines", "N", .count(1...100_000_000), \.lineCount,
                "how many lines per run [64000]", pt: "quantas linhas por execução [64000]")
        )
    ]
}

extension NetBench: CommandOptions {
    static let table: [OptionGroup<NetBench>] = [
        OptionGroup(
            .value(
                "row", "ROW", .row, \.rows,
                "only one of them [all]", pt: "só uma delas [todas]"),
            .value(
                "seconds", "S", .seconds(1...3600), \.duration,
                "how long to measure each row [2]", pt: "quanto tempo medir cada linha [2]"),
            .flag(
                "json", \.isJSON,
                "the results as JSON", pt: "os resultados em JSON")
        )
    ]
}

extension ValueReader where Value == [NetBench.Row] {
    /// One of them.
    static var row: ValueReader {
        ValueReader { text throws(ValueError) in [try ValueReader<NetBench.Row>.choice.read(text)] }
    }
}
