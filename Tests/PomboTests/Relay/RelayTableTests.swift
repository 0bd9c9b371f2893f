import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// What the live table says, in the room it has.
@Suite struct RelayTableTests {
    /// With so many members that are expected back after a restart.
    private static func relay(_ count: Int) -> Relay {
        var relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        for number in 0..<count {
            let seq = UInt64(number + 1)
            var entry = LogRecord(
                seq: seq, time: WallTime(microseconds: Int64(number + 1)), kind: .join,
                room: "lobby", nick: number == 0 ? "日本" : "n\(1000 + number)", client: seq,
                prev: seq - 1)
            entry.binding = LogRecord.Binding(proof: 7, attempt: 1)
            relay.restore(.record(entry, text: []))
        }
        relay.begin(
            next: UInt64(count + 1),
            at: Moment(instant: .zero, wall: WallTime(microseconds: 1_000_000)))
        return relay
    }

    private static func rows(
        _ count: Int, width: Int, height: Int = 24, _ language: Language = .english
    ) -> [String] {
        RelayTableRows(language: language, width: width).all(
            relay(count), RelayRates(), SocketCounters(), up: .seconds(61),
            at: .zero + .seconds(1), height: height)
    }

    @Test func `with nobody there, there is the summary and the heading`() {
        let rows = Self.rows(0, width: 120)
        #expect(rows.count == 3 && rows[0].isEmpty)
        #expect(rows[1].hasPrefix("up 1m · 0 here · #0 · records 0/s"))
        #expect(rows[2].hasPrefix("NAME           ROOM      ADDRESS"))
        #expect(rows[2].hasSuffix("REPAIRED SILENT"))
    }

    @Test func `how long it runs is told in two units at most`() {
        let spans: [(Int64, String)] = [
            (0, "0s"), (59, "59s"), (60, "1m"), (3599, "59m"), (3600, "1h 0m"),
            (86_399, "23h 59m"), (86_400, "1d 0h"), (864_000 - 1, "9d 23h"),
        ]
        for (seconds, text) in spans { #expect(RelayTableRows.uptime(seconds) == text) }
    }

    @Test(arguments: Language.allCases)
    func `a narrow terminal gets fewer columns, never half of one`(language: Language) {
        let all = Texts.tableHeading[language].split(separator: "|").map(String.init)
        for width in 20...130 {
            let rows = Self.rows(3, width: width, language)
            #expect(rows.allSatisfy { DisplayWidth.of($0) <= width }, "\(width)")
            var shown = all.filter { rows[2].contains($0) }
            #expect(shown.first == all.first)
            // What is there is whole, and in its order.
            var rest = rows[2].replacing(" ", with: "")
            while let word = shown.first {
                let bare = word.replacing(" ", with: "")
                #expect(rest.hasPrefix(bare), "\(width): \(rows[2])")
                rest.removeFirst(bare.count)
                shown.removeFirst()
            }
            #expect(rest.isEmpty)
        }
    }

    @Test func `eighty columns show where somebody is and what is lost`() {
        let rows = Self.rows(1, width: 80)
        for word in ["ADDRESS", "SAYS/S", "LOSS UP", "DOWN", "RTT MS", "LAG"] {
            #expect(rows[2].contains(word), "\(rows[2])")
        }
        // Two wide letters take four columns.
        #expect(rows[3].hasPrefix("日本           expected "))
    }

    @Test func `what does not fit is counted, and nobody is left out for that one row`() {
        let all = Self.rows(21, width: 120, height: 24)
        #expect(all.count == 24 && all.contains { $0.hasPrefix("n1020") })
        let rows = Self.rows(50, width: 120, height: 24)
        #expect(rows.count == 24)
        #expect(rows.last == "… and 30 more")
    }
}
