import PomboTerminal
import Testing

@testable import pombo

/// The program itself: which stream it speaks on, and how it ends. The words depend on the locale,
/// so they are tested elsewhere.
@Suite struct DispatchTests {
    @Test func `a wrong command line is one line on standard error and code 2`() throws {
        for words in [
            [], ["rely"], ["lab", "torture", "--sedes", "3"], ["replay", "--nikc", "a"],
        ] {
            let program = try Program(Program.pombo, words)
            #expect(program.code == ExitCode.usage.rawValue, "\(words)")
            #expect(program.output == [])
            #expect(program.errors.hasPrefix("pombo"))
            #expect(program.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `help and version are data on standard output and code 0`() throws {
        for words in [
            ["--help"], ["lab", "-h"], ["help", "chat"], ["--version"], ["replay", "--help"],
        ] {
            let program = try Program(Program.pombo, words)
            #expect(program.code == 0 && program.errors.isEmpty, "\(words)")
            #expect(program.text.hasPrefix("pombo"))
        }
    }

    @Test func `nothing of a word that was typed reaches the terminal raw`() throws {
        let program = try Program(Program.pombo, ["\u{1B}[2Jlaby"])
        #expect(program.errors.contains("␛[2Jlaby"))
        #expect(program.errors.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    }

    @Test func `a command with options runs and tells how it went`() throws {
        let good = try Program(Program.pombo, ["lab", "torture", "--seeds=2", "--jobs", "1"])
        #expect(good.code == 0 && good.text.hasPrefix("2 seeds"))
        let bad = try Program(
            Program.pombo, ["lab", "torture", "--seeds", "60", "--plant=no-deduplication"])
        #expect(bad.code == ExitCode.failure.rawValue)
    }
}
