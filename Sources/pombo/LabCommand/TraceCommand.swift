import PomboCore
import PomboLab
import PomboPosix

/// `pombo lab trace`: the way of one message of an experiment, with the real relay and clients.
struct TraceCommand {
    /// From 1, in the order of the file's traffic.
    let message: Int
    let path: String
    var seed: UInt64?
    var isAscii = false
    let language: Language

    func run() -> ExitCode {
        do throws(LabFailure) {
            var setting = try LabReading.setting(at: path)
            setting.file.sweep = nil
            if let seed { setting.file.firstSeed = seed }
            guard message <= setting.messages.count else {
                throw .noMessage(count: setting.messages.count)
            }
            // What comes long after it has nothing to do with it.
            let last = setting.messages[message - 1].at + .seconds(10)
            setting.messages = setting.messages.filter { $0.at <= last }
            let run = MachineRun(
                setting, point: setting.file.points[0],
                isRaw: setting.file.policies == [.rawMachines], seed: setting.file.firstSeed,
                ladderOf: message - 1)
            guard let ladder = run.ladder else { return .failure }
            let diagram = LadderDiagram(
                ladder: ladder, peers: setting.peers,
                author: setting.messages[message - 1].author,
                begin: run.begin.nanoseconds, language: language, isAscii: isAscii)
            StandardStream.output.write(diagram.text)
            return .success
        } catch {
            return error.tell("trace", language)
        }
    }
}
