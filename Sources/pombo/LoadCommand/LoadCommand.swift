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
            StandardStream.error.write(SafeText.lines("pombo lab load: \(sentence)") + "\n")
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
