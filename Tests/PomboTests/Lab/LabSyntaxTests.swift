import PomboLab
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// What `--help` promises of lab files is so, and what is wrong with one is said with a next step.
@Suite struct LabSyntaxTests {
    @Test func `every line that help shows is read, and printed as a line that means the same`()
        throws
    {
        for row in LabSyntax.rows {
            // Others speak of them.
            let peers = row.line.hasPrefix("peers") ? "" : "peers ana bia caio\n"
            let file = try LabFile(peers + row.line)
            #expect(try LabFile(file.description) == file, "\(row.line)")
            #expect(file != (try LabFile(peers)) || row.line == "policy pombo", "\(row.line)")
        }
    }

    @Test func `help shows every stage of a weather and every preset, each as it is read`() throws {
        for row in WeatherSyntax.rows {
            let weather = try Weather(row.line)
            #expect(try Weather(weather.description) == weather && weather != .perfect)
        }
        let words = WeatherSyntax.rows.flatMap { $0.line.split(separator: " ") }.map(String.init)
        for stage in Weather.stageNames { #expect(words.contains(stage), "\(stage)") }
        for preset in Preset.all {
            let row = try #require(WeatherSyntax.presets.first { $0.line == preset.name })
            #expect(preset.spec.isEmpty || row.meaning[.english] == preset.spec)
        }
    }

    @Test func `what is wrong with a weather or a policy is said in Portuguese too`() {
        for text in [
            "los 5%", "loss", "loss x", "burst 90% 2", "loss 1% delay", "loss 1%, loss 2%",
            "loss 1%, wifi", "down 3s every 2s", "jitter 5ms nomal", "burst 5%", "rate 1Mbit",
            "mtu x", "list a", "pattern z", "loss 1% 2%", "delay 99h", "drop x", "trace",
        ] {
            let error = #expect(throws: WeatherError.self) { try Weather(text) }
            guard let error else { continue }
            let sentence = error.phrase
            #expect(sentence[.english] != sentence[.portuguese], "\(text)")
            #expect(sentence[.portuguese].last == ".", "\(sentence)")
        }
        for text in ["nak", "", "nack 0", "none 3", "nack 3 4"] {
            let error = #expect(throws: PolicyError.self) { try Policy(text) }
            guard let error else { continue }
            let sentence = error.phrase
            #expect(sentence[.english] != sentence[.portuguese], "\(text)")
        }
    }

    @Test func `help shows every directive, event and quantity`() {
        let text = LabSyntax.rows.map { $0.line + " " + $0.meaning[.english] }
            .joined(separator: " ")
        let words = Set(text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
        let events = ["rebind", "restart", "partition", "weather"]
        let quantities = LabExpectation.Quantity.allCases.map(\.rawValue)
        let directives = ["peers", "traffic", "at", "policy", "sweep", "seeds", "repeat", "expect"]
        for word in events + quantities + directives { #expect(words.contains(word), "\(word)") }
        for kind in PolicyKind.allCases {
            #expect(text.contains(kind.rawValue), "\(kind)")
        }
    }

    @Test(arguments: [
        ("weathr loss 5%", 0, "weathr", "Did you mean 'weather'?"),
        ("  peers ana ana", 12, "ana", "twice"),
        ("peers loss", 6, "loss", "not a word of weathers"),
        ("peers 65", 6, "65", "between 1 and 64"),
        ("peers", 5, "", "After 'peers' comes a peer's name."),
        ("traffic", 7, "", "After 'traffic' comes traffic such as"),
        ("traffic soon", 8, "soon", "traffic such as '500 messages every 10ms'"),
        ("traffic 0 messages every 10ms", 8, "0", "between 1 and 1000000"),
        ("traffic 5 mesages every 10ms", 10, "mesages", "Possible: messages."),
        ("traffic 5 messages every 10", 25, "10", "a duration such as"),
        ("traffic 5 messages every 1ns", 25, "1ns", "between 1us and 1h"),
        ("traffic 5 messages every 1ms size 1001", 34, "1001", "between 1 and 1000"),
        ("traffic 5 messages every 1ms from caio", 34, "caio", "Nobody is called 'caio'."),
        ("traffic 5 messages every 1ms from aña", 34, "aña", "Did you mean 'ana'?"),
        ("traffic 0/s for 1s", 8, "0/s", "a rate such as 50/s"),
        ("traffic 1000000/s for 1h", 22, "1h", "between 1 and 1000000"),
        ("traffic replay a.jsonl 2", 23, "2", "a speed such as x2"),
        ("traffic replay a.jsonl x101", 23, "x101", "between x0.1 and x100"),
        ("weather", 7, "", "After 'weather' comes a weather such as"),
        ("weather ana los 5%", 12, "los", "Did you mean 'loss'?"),
        ("weather down burst 90% 2", 23, "2", "cannot lose that much"),
        ("at 5 rebind ana", 3, "5", "a duration such as"),
        ("at 5s rebin ana", 6, "rebin", "Did you mean 'rebind'?"),
        ("at 5s partition ana", 19, "", "Possible: for."),
        ("at 5s restart relay later", 20, "later", "unexpected after 'relay'"),
        ("policy", 6, "", "After 'policy' comes a policy such as nack 3."),
        ("policy none, nak 3", 13, "nak", "Did you mean 'nack'?"),
        ("policy none, nack 0", 18, "0", "a whole number from 1 to 64"),
        ("policy none, none", 13, "none", "twice"),
        ("policy none,", 12, "", "comes a policy"),
        ("sweep", 5, "", "After 'sweep' comes loss or weather."),
        ("sweep los 5%", 6, "los", "Possible: loss, weather."),
        ("sweep loss 5% 5%", 14, "5%", "twice"),
        ("sweep loss 5%\nsweep down loss 6%", 11, "loss", "twice"),
        ("sweep weather loss 5%\nsweep weather wifi", 6, "weather", "twice"),
        ("sweep weather loss 5% | burst 5% 2\nsweep loss 5% 90%", 14, "90%", "cannot lose"),
        ("weather burst 5% 8\nsweep loss 95%", 11, "95%", "cannot lose"),
        ("sweep loss 101%", 11, "101%", "a share such as 5%"),
        ("sweep weather loss 5% |", 23, "", "a weather such as"),
        ("seeds 1001", 6, "1001", "between 1 and 1000"),
        ("seeds 5\nseeds 6", 0, "seeds", "twice"),
        ("expect", 6, "", "After 'expect' comes a quantity"),
        ("expect residul < 1%", 7, "residul", "Did you mean 'residual'?"),
        ("expect residual ~ 1%", 16, "~", "Possible: <, <=, =, >=, >."),
        ("expect p99 < 5", 13, "5", "a duration such as"),
        ("expect lost = 0 with", 20, "", "After 'with' comes a policy"),
    ])
    func `an error points at the word and says what is possible`(
        text: String, offset: Int, word: String, hint: String
    ) throws {
        let error = try #require(throws: LabFileError.self) { try LabFile(text) }
        let lines = text.split(separator: "\n")
        #expect(error.line == lines.count && error.offset == offset && error.word == word)
        let sentence = error.phrase[.english]
        #expect(sentence.contains(hint), "\(sentence)")
        #expect(sentence.last == "." || sentence.last == "?", "\(sentence)")
        #expect(error.phrase[.portuguese] != "")
        let pointed = error.pointed(in: text).split(separator: "\n")
        #expect(pointed.count == 2 && pointed[0] == lines[lines.count - 1])
        let marked = pointed[1].prefix { $0 == " " }.count
        #expect(marked == String(lines[lines.count - 1].utf8.prefix(offset))?.count)
    }

    @Test(arguments: [
        "policy none\nat 1s rebind ana", "policy pombo, none\ntraffic replay a.jsonl",
        "traffic 100001 messages every 1ms", "peers 64\ntraffic 50000 messages every 1ms",
        "policy none, nack, dup, xor\nseeds 1000\nsweep loss 1% 2% 3% 4% 5%",
        "weather burst 5% 8\nsweep loss 95%", "traffic 100000 messages every 1s",
    ])
    func `what only the whole file has wrong is said`(text: String) throws {
        let error = try #require(throws: LabFileError.self) { try LabFile(text) }
        let sentence = error.phrase[.english]
        #expect(sentence.last == ".", "\(sentence)")
        #expect(sentence != error.phrase[.portuguese])
    }
}
