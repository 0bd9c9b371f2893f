import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab load`: how fast a relay is, and whether it makes mistakes when it is in a hurry.
enum LoadCommand {
    static let command = Command(
        "load",
        Phrase(
            "drives a real relay with many sessions and measures it",
            pt: "move um relay real com muitas sessões e o mede"),
        examples: [
            .init(
                "pombo lab load -r 127.0.0.1 --peers 128 --senders 8",
                Phrase("as fast as it goes", pt: "o mais rápido possível")),
            .init(
                "pombo lab load -r 127.0.0.1 --rate 1000 --size 20-1000 --pid $(pidof pombo)",
                Phrase(
                    "1,000 messages a second, and what they cost the relay",
                    pt: "1.000 mensagens por segundo, e o que custam ao relay")),
        ],
        remarks: [
            Phrase(
                "The relay has to be started with --rate 0. Ends with 1 when a message was lost, "
                    + "doubled or out of order.",
                pt: "O relay precisa ser iniciado com --rate 0. Termina com 1 se uma mensagem se "
                    + "perdeu, se repetiu ou saiu da ordem.")
        ],
        .options(
            [
                OptionGroup(
                    Phrase("The load:", pt: "A carga:"),
                    [
                        Table.relay.row, Table.peers.row, Table.senders.row, Table.rate.row,
                        Table.inFlight.row, Table.size.row, Table.seconds.row, Table.room.row,
                    ]),
                OptionGroup(
                    Phrase("Slow readers:", pt: "Leitores lentos:"),
                    [Table.burst.row, Table.stall.row, Table.buffer.row]),
                OptionGroup(
                    Phrase("What it tells:", pt: "O que conta:"),
                    [Table.pid.row, Table.json.row]),
            ], .none
        ) { words throws(OptionError) in
            try run(words)
        })

    private static func run(_ words: ParsedOptions) throws(OptionError) -> ExitCode {
        let plan = try plan(words)
        Clock.sharpenNaps()
        do throws(LoadFailure) {
            if let process = plan.process, ProcessFigures(of: process) == nil {
                throw .noProcess(process)
            }
            let (members, tally) = try LoadRun.prepare(plan)
            var run = LoadRun(plan, members, tally, LoadProgress(words.language))
            let report = try run.run()
            StandardStream.output.write(
                words[Table.json] ? report.json : report.text(words.language))
            return report.isFlawless ? .success : .failure
        } catch {
            let sentence = Texts.sentence(of: error)[words.language]
            StandardStream.error.write("pombo lab load: \(SafeText.of(sentence))\n")
            return error.exitCode
        }
    }

    private static func plan(_ words: ParsedOptions) throws(OptionError) -> LoadPlan {
        var plan = LoadPlan(relay: try relay(words))
        if let peers = words[Table.peers] { plan.peers = peers }
        plan.senders = min(words[Table.senders] ?? plan.senders, plan.peers)
        if let rate = words[Table.rate] { plan.rate = rate }
        if let sizes = words[Table.size] { plan.sizes = sizes }
        if let seconds = words[Table.seconds] { plan.duration = .seconds(seconds) }
        if let inFlight = words[Table.inFlight] { plan.inFlight = inFlight }
        if let room = words[Table.room] { plan.room = room }
        plan.burst = words[Table.burst]
        if let stall = words[Table.stall] { plan.stall = stall }
        if let buffer = words[Table.buffer] { plan.bufferByteCount = Int(buffer) }
        plan.process = words[Table.pid]
        if plan.burst != nil, words[Table.rate] != nil { throw .conflict("--burst", "--rate") }
        return plan
    }

    private static func relay(_ words: ParsedOptions) throws(OptionError) -> Address {
        let endpoint = words[Table.relay] ?? Endpoint(host: "127.0.0.1", port: nil)
        do throws(ResolveError) {
            return try Resolver.addresses(of: endpoint.text, port: Specification.port)[0]
        } catch { throw .other(Phrase(verbatim: "\(error)")) }
    }

    private typealias Table = LoadOptionTable
}

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
