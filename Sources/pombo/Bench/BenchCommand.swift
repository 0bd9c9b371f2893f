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
            "how long the parts of a message's way take",
            pt: "quanto levam as partes do caminho de uma mensagem"),
        .commands([core, log, net]))

    private static let count = Option(
        "count", "N", .count(1...1_000_000_000),
        Phrase("how many datagrams [2000000]", pt: "quantos datagramas [2000000]"))
    private static let folder = Option(
        "folder", "DIR", .text, Phrase("where to write [/tmp]", pt: "onde escrever [/tmp]"))
    private static let lines = Option(
        "lines", "N", .count(1...100_000_000),
        Phrase("how many lines a run appends [64000]", pt: "quantas linhas por vez [64000]"))
    private static let seconds = Option(
        "seconds", "S", .count(1...3600),
        Phrase("how long each row is measured [2]", pt: "por quanto tempo cada linha [2]"))
    private static let row = Option<NetBench.Row>(
        "row", "ROW", .choice, Phrase("only one of them [all]", pt: "só uma delas [todas]"))
    private static let json = Flag("json", Phrase("the figures as JSON", pt: "os números em JSON"))

    private static let core = Command(
        "core",
        Phrase(
            "what a datagram costs the machines, without a socket",
            pt: "o que um datagrama custa às máquinas, sem soquete"),
        .options([OptionGroup([count.row])], .none) { options in
            var bench = CoreBench()
            if let count = options[count] { bench.count = count }
            for figure in bench.run() {
                StandardStream.output.write("\(figure.name): \(figure.nanoseconds) ns\n")
            }
            return .success
        })

    private static let log = Command(
        "log",
        Phrase("what the log costs, on a real disk", pt: "o que o log custa, num disco real"),
        .options([OptionGroup([folder.row, lines.row])], .none) { options in
            var bench = LogBench()
            if let folder = options[folder] { bench.folder = folder }
            if let lines = options[lines] { bench.lineCount = lines }
            do throws(FileError) {
                for figure in try bench.run() {
                    StandardStream.output.write("\(figure.name): \(figure.value)\n")
                }
                return .success
            } catch {
                return fail("log", Texts.sentence(of: error)[options.language])
            }
        })

    private static let net = Command(
        "net",
        Phrase(
            "what this machine's kernel asks for datagrams, without a relay",
            pt: "o que o kernel desta máquina cobra por datagramas, sem relay"),
        remarks: [
            Phrase(
                "Microseconds of the sender's processor time for each datagram, and how late lone "
                    + "ones arrive. Compare a relay's figures of `pombo lab load --pid` with "
                    + "these.",
                pt: "Microssegundos de processador de quem envia, por datagrama, e o atraso dos "
                    + "que vão sozinhos. Compare com eles os números de `pombo lab load --pid`.")
        ],
        .options([OptionGroup([row.row, seconds.row, json.row])], .none) { options in
            var bench = NetBench()
            if let seconds = options[seconds] { bench.duration = .seconds(seconds) }
            let rows = options[row].map { [$0] } ?? NetBench.Row.allCases
            do throws(SocketError) {
                for row in rows {
                    let figure = Figure.decimal(try bench.measure(row), places: 3)
                    StandardStream.output.write(
                        options[json]
                            ? "{\"row\":\"\(row.rawValue)\",\"\(row.key)\":\(figure)}\n"
                            : "\(row.name[options.language]): \(figure) us\n")
                }
                return .success
            } catch {
                return fail("net", Texts.sentence(of: DriverError.socket(error))[options.language])
            }
        })

    private static func fail(_ name: String, _ sentence: String) -> ExitCode {
        StandardStream.error.write("pombo lab bench \(name): \(SafeText.of(sentence))\n")
        return .failure
    }
}
