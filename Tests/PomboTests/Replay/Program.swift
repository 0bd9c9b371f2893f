import CPombo
import PomboCore
import PomboPosix

/// Another program, run to its end: what it said, and how it ended.
struct Program {
    var code: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }

    /// The built `pombo` beside the tests.
    static var pombo: String {
        let tests = CommandLine.arguments[0]
        return String(tests[..<tests.lastIndex(of: "/")!]) + "/pombo"
    }

    static func replay(_ arguments: String...) throws -> Program {
        try Program(pombo, ["replay"] + arguments)
    }

    init(_ path: String, _ arguments: [String]) throws {
        let child = try RunningProgram(path, arguments)
        code = cpombo_wait(child.process)
        output = try readWhole(child.output)
        errors = String(decoding: try readWhole(child.errors), as: UTF8.self)
    }
}

/// A program that goes on while the test does something. What it said goes with it.
final class RunningProgram {
    let process: Int32
    let output: String
    let errors: String

    init(_ path: String, _ arguments: [String]) throws {
        let name = "/tmp/pombo-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        output = "\(name).out"
        errors = "\(name).err"
        let words = ([path] + arguments).joined(separator: "\u{1}")
        process = unsafe cpombo_spawn(path, words, output, errors)
        if process < 0 { throw FileError(.open, path, .other(-process)) }
    }

    deinit {
        for file in [output, errors] { _ = try? Folder.remove(file) }
    }

    /// Waits until the output holds `text`, for at most ten seconds.
    func waits(for text: String) throws -> Bool {
        for _ in 0..<1000 {
            let said = try readWhole(output)
            if String(decoding: said, as: UTF8.self).contains(text) { return true }
            _ = ReplayClock.sleep(until: ReplayClock.now.advanced(by: .milliseconds(10)))
        }
        return false
    }

    var lineCount: Int { ((try? readWhole(output)) ?? []).count { $0 == 0x0A } }

    func end(_ signal: Int32) -> Int32 {
        kill(process, signal)
        return cpombo_wait(process)
    }
}
