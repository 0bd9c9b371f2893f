import PomboCore
import Testing

@testable import PomboTerminal

@Suite struct OptionParserTests {
    typealias Sample = SampleCommand

    @Test func `an option is long or short, its value attached or in the next word`() throws {
        for words in ["--port 7662", "--port=7662", "-p 7662", "-p7662", "-qp7662", "-qfp 7662"] {
            #expect(try Sample.parse(words)[Sample.port] == 7662, "\(words)")
        }
    }

    @Test func `flags stand alone or in one word`() throws {
        #expect(try Sample.parse("-qf")[Sample.follow])
        #expect(try Sample.parse("-q --follow")[Sample.follow])
        #expect(try !Sample.parse("-q")[Sample.follow])
    }

    @Test
    func `options and operands stand in any order, and behind two dashes nothing is an option`()
        throws
    {
        let options = try Sample.parse("one -q two -- --port -x")
        #expect(options.operands == ["one", "two", "--port", "-x"])
        #expect(options[Sample.quiet] && options[Sample.port] == nil)
        #expect(try Sample.parse("- -q").operands == ["-"])
    }

    @Test func `a value may look like an option where it cannot be one of the command's`() throws {
        #expect(try Sample.parse("--tag -15m")[Sample.tag] == "-15m")
        #expect(try Sample.parse("--tag --other")[Sample.tag] == "--other")
        #expect(try Sample.parse("--tag=--quiet")[Sample.tag] == "--quiet")
        #expect(try Sample.parse("--tag=a=b")[Sample.tag] == "a=b")
    }

    @Test func `the last of several counts, and all can be had`() throws {
        let options = try Sample.parse("--tag a --tag b -p 1 -p 2")
        #expect(options[Sample.port] == 2)
        #expect(options.all(Sample.tag) == ["a", "b"])
        #expect(options[Sample.name] == nil && options.all(Sample.count) == [])
    }

    @Test func `the environment counts where the option is not given, unless it is empty`() throws {
        let environment = ["POMBO_NICK": "ana", "POMBO_RELAY": "host:1", "POMBO_SEED": ""]
        let options = try Sample.parse("--relay other", environment: environment)
        #expect(options[Sample.name]?.text == "ana")
        #expect(options[Sample.relay] == Endpoint(host: "other", port: nil))
        #expect(options[Sample.seed] == nil)
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

    @Test func `a command is found and gets its words`() throws {
        guard
            case .run(let path, let options, _) = try SampleCommand.invoke([
                "post", "-p", "1", "coo",
            ])
        else {
            Issue.record("not run")
            return
        }
        #expect(path == "pombo post" && options[Sample.port] == 1 && options.operands == ["coo"])
        guard case .show(let version) = try SampleCommand.invoke(["--version"]) else {
            Issue.record("no version")
            return
        }
        #expect(version == "pombo 1.2.3\n")
    }
}
