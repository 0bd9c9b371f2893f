import CPombo
import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// What a relay says when it starts, or cannot.
@Suite struct RelayStartTests {
    @Test func `only addresses that the socket hears are there to type`() {
        #expect(RelayCommand.typableHosts(Address(ipv4: 0x7F00_0001, port: 7662)).isEmpty)
        #expect(RelayCommand.typableHosts(Address(high: 0, low: 1, port: 7662)).isEmpty)
        let one = Address(ipv4: 0xC000_0207, port: 7662)
        #expect(RelayCommand.typableHosts(one) == ["192.0.2.7"])
        #expect(RelayCommand.typableHosts(Address("[2001:db8::7]:9")!) == ["[2001:db8::7]:9"])
        // All of IPv4 and nothing else.
        let hosts = RelayCommand.typableHosts(Address(ipv4: 0, port: 9))
        #expect(hosts.allSatisfy { !$0.hasPrefix("[") && $0.hasSuffix(":9") })
    }

    @Test func `a log that cannot be opened is told in words, with a next step`() {
        let path = LogPath("/somewhere/log.jsonl")
        let error = LogError.system(FileError(.open, "/somewhere/log.lock", .denied))
        #expect(
            Texts.sentence(of: error, path)[.english]
                == "Cannot open '/somewhere/log.lock': Permission denied. Choose another --log.")
    }

    @Test(arguments: [FileError.Call.sync, .truncate, .rename])
    func `a log that is not to be trusted any more is told in words`(call: FileError.Call) {
        let failure = RelayLoop.Failure.log(FileError(call, "/somewhere/log.jsonl", .device))
        let english = Texts.logUntrusted(failure)[.english]
        #expect(english.contains("Cannot \(call.rawValue) '/somewhere/log.jsonl'"))
        for language in Language.allCases {
            let sentence = Texts.logUntrusted(failure)[language]
            let reason = Texts.reason("Input/output error")[language]
            #expect(sentence.contains("'/somewhere/log.jsonl': \(reason)"))
            #expect(!sentence.contains("FileError"))
        }
    }

    @Test(arguments: [
        ("--sync", "sometimes", "batch, none, 500ms, 1s"), ("--keep", "some", "all, 1GiB, 30d"),
    ])
    func `what may stand behind an option of the log is shown`(
        option: String, value: String, examples: String
    ) throws {
        let run = try Program(Program.pombo, ["relay", option, value])
        #expect(run.code == 2)
        #expect(run.errors.contains("not '\(value)'. For example: \(option) \(examples)."))
    }
}
