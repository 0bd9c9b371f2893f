import PomboCore
import Testing

@testable import PomboTerminal

@Suite struct OptionParserTests {
    typealias Sample = SampleCommand

    @Test func `an option is long or short, its value attached or in the next word`() throws {
        for words in ["--port 7662", "--port=7662", "-p 7662", "-p7662", "-qp7662", "-qfp 7662"] {
            #expect(try Sample.parse(words).port == 7662, "\(words)")
        }
    }

    @Test func `flags stand alone or in one word`() throws {
        #expect(try Sample.parse("-qf").follows)
        #expect(try Sample.parse("-q --follow").follows)
        #expect(try !Sample.parse("-q").follows)
    }

    @Test
    func `options and operands stand in any order, and behind two dashes nothing is an option`()
        throws
    {
        let options = try Sample.parse("one -q two -- --port -x")
        #expect(options.operands == ["one", "two", "--port", "-x"])
        #expect(options.isQuiet && options.port == nil)
        #expect(try Sample.parse("- -q").operands == ["-"])
    }

    @Test func `a value may look like an option where it cannot be one of the command's`() throws {
        #expect(try Sample.parse("--tag -15m").tag == "-15m")
        #expect(try Sample.parse("--tag --other").tag == "--other")
        #expect(try Sample.parse("--tag=--quiet").tag == "--quiet")
        #expect(try Sample.parse("--tag=a=b").tag == "a=b")
    }

    @Test func `the last of several counts, unless the option gathers them`() throws {
        let options = try Sample.parse("--mark a,b --tag a --mark c --tag b -p 1 -p 2")
        #expect(options.port == 2 && options.tag == "b")
        #expect(options.marks == ["a", "b", "c"])
        #expect(options.name == nil && options.count == 1)
    }

    @Test func `what is not given is as it was, and the order typed does not matter`() throws {
        #expect(try Sample.parse("") == SampleCommand())
        let options = try Sample.parse("-c 7 --tag x -p 1")
        #expect(try options == Sample.parse("-p 1 --tag x -c 7"))
    }

    @Test func `the environment counts where the option is not given, unless it is empty`() throws {
        let environment = ["POMBO_NICK": "ana", "POMBO_RELAY": "host:1", "POMBO_SEED": ""]
        let options = try Sample.parse("--relay other", environment: environment)
        #expect(options.name?.text == "ana")
        #expect(options.relay == Endpoint(host: "other", port: nil))
        #expect(options.seed == nil)
    }

    @Test func `help is shown wherever it stands, whatever else is wrong behind it`() throws {
        for words in [
            ["post", "-h"], ["post", "x", "--help", "--nme"], ["post", "-qh"], ["help", "post"],
        ] {
            guard case .show(let text) = try SampleCommand.invoke(words) else {
                Issue.record("no help for \(words)")
                continue
            }
            #expect(text.hasPrefix("pombo post: posts\n"))
        }
        for words in [["--help"], ["-h"], ["help"]] {
            guard case .show(let text) = try SampleCommand.invoke(words) else {
                Issue.record("no help for \(words)")
                continue
            }
            #expect(text.hasPrefix("pombo: a pigeon\n"))
        }
    }

    @Test func `a command is found and gets its words`() async throws {
        guard
            case .run(let path, let run) = try SampleCommand.invoke(["post", "-p", "1", "coo"])
        else {
            Issue.record("not run")
            return
        }
        #expect(path == "pombo post")
        #expect(try await run() == .success)
        guard case .show(let version) = try SampleCommand.invoke(["--version"]) else {
            Issue.record("no version")
            return
        }
        #expect(version == "pombo 1.2.3\n")
    }
}
