import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// Every command that drives a client, where nobody listens and where nobody answers: one patience,
/// one exit code, one sentence.
@Suite(.waitingForOthers) struct NobodyAnswersTests {
    struct Command: CustomTestStringConvertible, Sendable {
        /// Words before the address and after it.
        var before: [String]
        var after: [String] = []
        /// The command of the sentence, up to an address.
        var line: String
        var start = "pombo relay"

        var testDescription: String { line }
    }

    static let commands = [
        Command(before: ["chat"], line: "pombo chat"),
        Command(before: ["send", "-r"], after: ["hello"], line: "pombo send -r"),
        Command(
            before: ["replay", "-n", "1", "--kind", "say", "--to"], after: [SampleLogTests.path],
            line: "pombo replay --to"),
        Command(before: ["lab", "probe", "-r"], line: "pombo lab probe -r"),
        Command(
            before: ["lab", "load", "--peers", "3", "-r"], line: "pombo lab load -r",
            start: "pombo relay --rate 0"),
    ]

    /// The discard port: nobody discards anything here.
    private static let closed = Address(ipv4: 0x7F00_0001, port: 9)

    @Test(arguments: commands)
    func `a closed port is given up for early`(command: Command) throws {
        let took = try run(command, at: Self.closed)
        #expect(took >= JoinPatience.closed && took < JoinPatience.silent)
    }

    @Test(arguments: commands)
    func `a silent one is waited for, but not as long as a relay that answers`(
        command: Command
    ) throws {
        let silent = try LoopbackSocket()
        let took = try run(command, at: silent.address)
        #expect(took >= JoinPatience.silent && took < JoinPatience.answered)
    }

    private func run(_ command: Command, at address: Address) throws -> Duration {
        let clock = Clock()
        let begin = clock.instant
        let run = try Program(Program.pombo, command.before + ["\(address)"] + command.after)
        let took = begin.duration(to: clock.instant)
        #expect(run.code == SessionFailure.noAnswer.code.rawValue, "\(run.errors)")
        #expect(run.output == [])
        let sentence = Texts.sentence(
            of: .noAnswer, at: address, line: command.line, start: command.start)[.english]
        #expect(Self.words(run.errors).contains(Self.words(sentence)), "\(run.errors)")
        return took
    }

    /// Wherever the lines are broken.
    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
