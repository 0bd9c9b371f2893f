import PomboCore
import Testing

@testable import PomboLab

/// What people write into lab files, what is understood, and what they are told when it is not.
@Suite struct LabFileTests {
    /// A file with one line more than nothing, as it is printed.
    private func printed(_ line: String) throws -> [String] {
        try LabFile(line).description.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        "peers ana bia caio", "peers 10", "peers 1", "peers joão",
        "traffic 20000 messages every 10ms size 100 from ana",
        "traffic 1 messages every 1us size 1",
        "traffic 50/s for 1m size 100",
        "traffic 0.5/s for 10m size 1000 from bia",
        "traffic replay message_log.jsonl x2", "traffic replay message_log.jsonl",
        "traffic replay old.jsonl x0.5",
        "weather loss 5%", "weather up loss 5%", "weather down burst 5% 160ms",
        "weather ana loss 2%", "weather ana down loss 2%, delay 20ms", "weather perfect",
        "weather down 3s every 30s", "weather down down 3s every 30s",
        "weather drop ack#1, drop say#3 to bia", "weather trace run.fates",
        "at 20s rebind bia", "at 25s restart relay after 3s", "at 0 restart bia after 1ms",
        "at 10s weather loss 5%", "at 10s weather bia up perfect",
        "at 30s partition ana bia for 5s", "policy pombo", "policy pombo raw, pombo",
        "sweep loss 1% 2% 5% 10% 30%", "sweep down loss 0% 1%",
        "sweep weather loss 5% | burst 5% 8 | perfect",
        "sweep up weather delay 1s | loss 1%",
        "seeds 5", "seeds 5 from 9", "seeds 1 from 18446744073709550000",
        "expect residual < 1%", "expect lost = 0", "expect p99 < 80ms", "expect p50 <= 1ms",
        "expect p90 > 0", "expect overhead >= 1.5", "expect offered > 4.5%",
        "expect jitter < 5ms", "expect p95 < 1s", "expect reordered = 0",
        "expect delivered >= 100", "expect duplicates = 0 with pombo raw",
    ])
    func `a canonical line is printed as it was read`(line: String) throws {
        let lines = try printed(line)
        #expect(lines.contains(line), "\(lines)")
        let again = lines.joined(separator: "\n")
        #expect(try LabFile(again) == LabFile(line))
        #expect(try LabFile(again).description == LabFile(line).description)
    }

    @Test(arguments: [
        (
            "weather storm",
            "weather burst 20% 160ms, delay 60ms, jitter 40ms exp, order free, "
                + "corrupt 0.5%, dup 2%"
        ),
        ("repeat 5", "seeds 5"), ("peers p1 p2 p3", "peers 3"),
        ("traffic 50/s for 60s", "traffic 50/s for 1m size 100"),
        (
            "traffic 5 messages every 1000ms from bia size 7",
            "traffic 5 messages every 1s size 7 from bia"
        ),
        ("traffic replay a.jsonl x2.0", "traffic replay a.jsonl x2"),
        ("at 25s restart relay", "at 25s restart relay after 1s"),
        ("\t policy\tpombo # the real thing", "policy pombo"),
        (
            "sweep weather textbook|wifi",
            "sweep weather loss 30% | burst 1% 40ms, delay 3ms, "
                + "jitter 4ms exp, dup 0.05%"
        ),
        ("weather ANA loss 0.02", "weather ana loss 2%"),
        ("seeds 5 from 1", "seeds 5"), ("weather drop ack#1 #one", "weather drop ack#1"),
    ])
    func `other ways to write it mean the same`(line: String, canonical: String) throws {
        var lines = try printed(line)
        #expect(lines.contains(canonical), "\(lines)")
        lines = try printed(canonical)
        #expect(try LabFile(line) == LabFile(canonical))
    }

    @Test func `the order of the lines does not matter but among weathers`() throws {
        let one = try LabFile("at 1s rebind caio\nsweep loss 1%\npeers ana caio\nweather loss 2%")
        let other = try LabFile("weather loss 2%\npeers ana caio\nsweep loss 1%\nat 1s rebind caio")
        #expect(one == other)
        let later = try LabFile("weather ana loss 1%\nweather loss 2%")
        #expect(later.weather(of: Name("ana")!, .up) == (try Weather("loss 2%")))
        let narrow = try LabFile("weather loss 2%\nweather ana up loss 1%\r\n")
        #expect(narrow.weather(of: Name("ana")!, .up) == (try Weather("loss 1%")))
        #expect(narrow.weather(of: Name("ana")!, .down) == (try Weather("loss 2%")))
    }

    @Test func `an empty file is an experiment`() throws {
        #expect(try LabFile("") == LabFile())
        #expect(try LabFile("# nothing\n\n   # at all") == LabFile())
        #expect(try LabFile(LabFile().description) == LabFile())
    }
}
