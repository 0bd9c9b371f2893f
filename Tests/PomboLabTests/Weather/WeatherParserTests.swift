import PomboCore
import Testing

@testable import PomboLab

/// What people write, what is understood, and what they are told when it is not.
@Suite struct WeatherParserTests {
    @Test(arguments: [
        "perfect",
        "down 3s every 30s",
        "list 1,3,15-20",
        "list 1,3, delay 20ms",
        "pattern ..x.x loop",
        "pattern x",
        "trace run.fates",
        "drop ack#1, drop say#3 to bia, drop nack",
        "loss 5%",
        "loss 0.1%, burst 5% 8",
        "burst 5% 2.5",
        "burst 5% 160ms",
        "burst 5% 60000",
        "burst 5% 10m",
        "burst 90% 9",
        "burst 90% 90ms",
        "delay 1h",
        "mtu 65535",
        "hold 1% by 64",
        "list 1000000000000",
        "ge gb=1% bg=20% bad=90% good=0.1%",
        "mtu 1200",
        "rate 256kbit queue 50ms",
        "delay 20ms, jitter 5ms",
        "delay 160us, jitter 5ms exp, order free",
        "jitter 1s normal",
        "swap 2%, hold 1% by 3, jump 0.5%",
        "corrupt 0.1%, dup 1%",
        "down 1m every 1h, list 2, drop ack, loss 1%, burst 2% 20ms, mtu 9, rate 1Mbit queue 0, "
            + "delay 1ms, jitter 2ms, order free, swap 3%, hold 4% by 5, jump 6%, corrupt 7%, "
            + "dup 8%",
    ])
    func `a canonical spec is printed as it was read`(spec: String) throws {
        #expect(try Weather(spec).description == spec)
    }

    @Test(arguments: [
        ("", "perfect"),
        ("  \n", "perfect"),
        ("loss 0.05", "loss 5%"),
        ("loss 0.30000", "loss 30%"),
        ("delay 20ms,loss 5%", "loss 5%, delay 20ms"),
        ("delay 1500ms", "delay 1500ms"),
        ("delay 2000ms", "delay 2s"),
        ("delay 0.5s", "delay 500ms"),
        ("list 15-20,3,1,16-21,22", "list 1,3,15-22"),
        ("rate 1000KBIT queue 10ms", "rate 1Mbit queue 10ms"),
        ("ge bg=20% gb=1%", "ge gb=1% bg=20% bad=100% good=0%"),
        ("jitter 5ms uniform, order kept", "jitter 5ms"),
        ("textbook", "loss 30%"),
        ("textbook, loss 10%, delay 1ms", "loss 10%, delay 1ms"),
        ("burst 5% 8.000", "burst 5% 8"),
    ])
    func `other ways to write it mean the same`(spec: String, canonical: String) throws {
        #expect(try Weather(spec).description == canonical)
    }

    @Test func `every preset can be read and printed`() throws {
        for preset in Preset.all {
            #expect(try Weather(preset.name) == preset.weather)
            #expect(try Weather(preset.weather.description) == preset.weather)
            #expect(try Weather(preset.spec) == preset.weather)
        }
    }

    /// The spec, the byte at which it goes wrong, and the sentence.
    static let mistakes: [(String, Int, String)] = [
        ("lss 5%", 0, "'lss' is not a weather. Did you mean 'loss'? Possible: down, list, "),
        ("delay 20ms, jiter 5ms", 12, "'jiter' is not a weather. Did you mean 'jitter'? "),
        ("5%", 0, "'5%' is not a weather. Possible: down,"),
        ("loss", 4, "After 'loss' comes a probability such as 5% or 0.05."),
        ("loss, delay 1ms", 4, "After 'loss' comes a probability such as 5% or 0.05."),
        ("loss five", 5, "'five' is not a probability such as 5% or 0.05."),
        ("loss 5", 5, "'5' is too large: at most 1 (100%)."),
        ("loss 101%", 5, "'101%' is too large: at most 1 (100%)."),
        ("loss -1%", 5, "'-1%' is not a probability such as 5% or 0.05."),
        ("loss 5% 6%", 8, "'6%' is unexpected after '5%'."),
        ("loss 5% delay 20ms", 8, "A comma is missing before 'delay'."),
        ("loss 5%, loss 6%", 9, "'loss' appears twice. Give each stage once."),
        ("burst 5% 8, ge gb=1% bg=2%", 12, "'ge' appears twice. Give each stage once."),
        ("loss 5%,", 8, "After '5%' comes a stage (down, list, "),
        (",", 0, "A weather begins with a stage (down, list,"),
        ("loss 5%, wifi", 9, "The preset 'wifi' must come first; what follows it replaces"),
        ("delay 20", 6, "'20' is not a duration such as 250ms, 3s or 160us."),
        ("delay 2h", 6, "'2h' is too large: at most 1h."),
        ("delay 0.5ns", 6, "'0.5ns' is not a duration such as 250ms, 3s or 160us."),
        ("jitter 5ms nrmal", 11, "'nrmal' is not possible here. Did you mean 'normal'? Possible: "),
        ("jitter 5ms order free", 11, "A comma is missing before 'order'."),
        ("order any", 6, "'any' is not possible here. Possible: free or kept."),
        ("burst 5%", 8, "After '5%' comes a mean run: a number of datagrams such as 8, or a "),
        ("burst 5% 8x", 9, "'8x' is not a mean run: a number of datagrams such as 8, or a "),
        ("burst 5% 0.5", 9, "'0.5' is too small: at least 1."),
        ("burst 5% 5ms", 9, "'5ms' is too small: at least 10ms."),
        ("burst 5% 60001", 9, "'60001' is too large: at most 60000."),
        ("burst 5% 11m", 9, "'11m' is too large: at most 10m."),
        ("burst 90% 8", 10, "Runs of 8 cannot lose that much: the mean run must be at least 9."),
        ("burst 90% 80ms", 10, "Runs of 80ms cannot lose that much: the mean run must be at least"),
        ("burst 100% 8", 6, "'100%' is too large: at most 99.9%."),
        ("ge gb=1%", 8, "After 'gb=1%' comes bg=20%."),
        ("ge gb=1% bg=20% bed=1%", 16, "'bed=1%' is not possible here. Did you mean 'bad='? "),
        ("ge gb=x bg=20%", 3, "'gb=x' is not a probability such as 5% or 0.05."),
        ("list 1,3-2", 7, "'3-2' is not a list such as 1,3,15-20."),
        ("list 0", 5, "'0' is not a list such as 1,3,15-20."),
        ("pattern ..y", 8, "'..y' is not a pattern of . (arrives) and x (lost)."),
        ("pattern x lop", 10, "'lop' is not possible here. Did you mean 'loop'? Possible: loop."),
        ("mtu 0", 4, "'0' is not a whole number, 1 or more."),
        ("mtu 65536", 4, "'65536' is too large: at most 65535."),
        ("rate 256 queue 50ms", 5, "'256' is not a rate such as 256kbit or 1Mbit."),
        ("rate 256kbit", 12, "After '256kbit' comes queue."),
        ("hold 1% by 65", 11, "'65' is too large: at most 64."),
        ("hold 1%", 7, "After '1%' comes by."),
        ("down 3s", 7, "After '3s' comes every."),
        ("down 3s every 3s", 14, "'3s' is not longer than the time down, so the link would never"),
        ("drop akc#1", 5, "'akc#1' is not possible here. Did you mean 'ack'? Possible: say, "),
        ("drop ack#one", 5, "'ack#one' is not a datagram such as ack#1 or say#3."),
        ("drop ack#1 from bia", 11, "'from' is not possible here. Possible: to."),
        ("drop ack#1 to", 13, "After 'to' comes a peer's name."),
    ]

    @Test(arguments: mistakes)
    func `a mistake is pointed at and said`(spec: String, offset: Int, sentence: String) {
        #expect {
            try Weather(spec)
        } throws: { error in
            let error = error as! WeatherError
            #expect(error.offset == offset)
            #expect(error.description.hasPrefix(sentence), "\(error)")
            return true
        }
    }

    @Test func `the word is marked below the spec`() {
        let spec = "delay 20ms, jiter 5ms"
        let error = WeatherError(offset: 12, word: "jiter", .unknown(nearest: nil))
        #expect(error.pointed(in: spec) == "delay 20ms, jiter 5ms\n            ^^^^^")
    }

    @Test func `no spec of odd pieces crashes the parser`() {
        let philox = Philox(seed: 1, name: "pieces")
        let pieces =
            WeatherParser.Stage.allCases.map(\.rawValue) + Preset.all.map(\.name)
            + [
                ",", ",", ",", "5%", "0.3", "20ms", "8", "1-5", "18446744073709551615", "#", "ack#",
                "gb=1%", "bg=", "=", "é", "%", ".", "x.x", "loop", "every", "by", "to", "queue",
                "99999999999999999999h", "1e9", "free", "0", "0ns", "256kbit", "³",
            ]
        var readable = 0
        for number: UInt64 in 0..<20_000 {
            let length = philox.block(number, 0, 0, 0).first % 8
            let words = (0..<length).map { place in
                pieces[Int(philox.block(number, 1, place, 0).first % UInt64(pieces.count))]
            }
            let spec = words.joined(separator: " ")
            guard let weather = try? Weather(spec) else { continue }
            readable += 1
            #expect((try? Weather(weather.description)) == weather)
            var link = Link(weather, name: "link", seed: number)
            _ = link.fate(of: Transit(number: 1, byteCount: 100, at: .zero))
        }
        #expect(readable > 500)
    }
}
