import PomboLab
import PomboPosix

/// The program: one command out of five. So far there is `lab`.
@main
enum Pombo {
    static func main() async {
        exitProcess(await run(Array(CommandLine.arguments.dropFirst())))
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        if arguments.first == "replay" { return ReplayCommand.run(Array(arguments.dropFirst())) }
        if arguments.first == "send" { return SendCommand.run(Array(arguments.dropFirst())) }
        if arguments.first == "relay" { return RelayCommand.run(Array(arguments.dropFirst())) }
        switch arguments.prefix(2) {
        case ["lab", "torture"]: return await torture(Array(arguments.dropFirst(2)))
        case ["lab", "bench"] where arguments.dropFirst(2).first == "log":
            return LogBench.command(Array(arguments.dropFirst(3)))
        case ["lab", "bench"]:
            var bench = CoreBench()
            if arguments.count > 2 { bench.count = Int(arguments[2]) ?? bench.count }
            for figure in bench.run() {
                StandardStream.output.write("\(figure.name): \(figure.nanoseconds) ns\n")
            }
            return 0
        default:
            StandardStream.error.write(
                """
                pombo replay [OPTIONS] [LOG]
                pombo lab torture [--seeds N] [--from S] [--jobs J] [--coverage]
                pombo lab bench [log [--folder F] [--lines N]]

                """)
            return 2
        }
    }

    private static func torture(_ arguments: [String]) async -> Int32 {
        var command = TortureCommand()
        var rest = arguments[...]
        while let option = rest.popFirst() {
            if option == "--coverage" {
                command.showsCoverage = true
                continue
            }
            if option == "--explain" {
                command.explains = true
                continue
            }
            guard let value = rest.popFirst() else { return usage("\(option) wants a value") }
            switch option {
            case "--seeds": command.seeds = Int(value) ?? command.seeds
            case "--from": command.firstSeed = UInt64(value) ?? command.firstSeed
            case "--jobs": command.jobs = max(1, Int(value) ?? command.jobs)
            case "--plant":
                guard let fault = PlantedFault(rawValue: value) else {
                    return usage("there is no fault named \(value)")
                }
                command.fault = fault
            default: return usage("unknown option \(option)")
            }
        }
        return await command.run()
    }

    private static func usage(_ complaint: String) -> Int32 {
        StandardStream.error.write("pombo: \(complaint)\n")
        return 2
    }
}
