import CPombo
import PomboCore
import PomboPosix

@testable import pombo

/// The built relay as a process of its own, with a log in a folder of its own, on a port that the
/// system picks. It ends with the test, whatever happens.
final class RelayProcess {
    let folder = TestFolder()
    private(set) var port: UInt16 = 0
    private var program: RunningProgram
    private var hasEnded = false

    var log: LogPath { LogPath("\(folder.path)/message_log.jsonl") }
    var host: String { "127.0.0.1:\(port)" }
    var identifier: Int32 { program.process }

    init(_ options: String...) throws {
        program = try Self.start(folder, port: 0, options)
        port = try Self.port(of: program)
    }

    /// Starts it again with the same log, on the same port.
    func startAgain(_ options: String...) throws {
        forgetOutput()
        program = try Self.start(folder, port: port, options)
        hasEnded = false
        port = try Self.port(of: program)
    }

    private static func start(
        _ folder: TestFolder, port: UInt16, _ options: [String]
    ) throws -> RunningProgram {
        let path = "\(folder.path)/message_log.jsonl"
        return try RunningProgram(
            Program.pombo,
            ["relay", "--bind", "127.0.0.1", "-p", "\(port)", "--log", path, "--no-discovery"]
                + options)
    }

    private static func port(of program: RunningProgram) throws -> UInt16 {
        guard try program.waits(for: "listening on 127.0.0.1:") else { throw NotUp() }
        let said = String(decoding: try readWhole(program.output), as: UTF8.self)
        let digits = said.drop { $0 != ":" }.dropFirst().prefix { $0.isNumber }
        guard let port = UInt16(digits) else { throw NotUp() }
        return port
    }

    struct NotUp: Error {}

    var output: String { String(decoding: (try? readWhole(program.output)) ?? [], as: UTF8.self) }
    var errors: String { String(decoding: (try? readWhole(program.errors)) ?? [], as: UTF8.self) }

    func waits(for text: String) throws -> Bool { try program.waits(for: text) }

    /// Waits until a condition holds, for at most twenty seconds.
    func waits(until condition: () -> Bool) -> Bool {
        for _ in 0..<2000 {
            if condition() { return true }
            Clock.nap(.milliseconds(10))
        }
        return false
    }

    func signal(_ number: Int32) { kill(program.process, number) }

    @discardableResult
    func end(_ number: Int32 = SIGTERM) -> Int32 {
        guard !hasEnded else { return 0 }
        hasEnded = true
        return program.end(number)
    }

    private func forgetOutput() {
        try? Folder.remove(program.output)
        try? Folder.remove(program.errors)
    }

    deinit {
        end(SIGKILL)
        forgetOutput()
    }

    /// Sends one line by the program itself. Returns its number.
    func send(_ text: String, as name: String = "ana") throws -> Int? {
        let run = try Program(Program.pombo, ["send", "-r", host, "-n", name, text])
        guard run.code == 0 else { return nil }
        return Int(run.text.drop { $0 == "#" }.prefix { $0.isNumber })
    }
}
