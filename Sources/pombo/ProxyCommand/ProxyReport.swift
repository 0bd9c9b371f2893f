import PomboCore
import PomboLab
import PomboPosix
import PomboText

/// What a proxy tells: where it listens, and at the end what it did.
struct ProxyReport {
    private let up: Weather
    private let down: Weather
    private let seed: UInt64
    private let isJSON: Bool
    private let language: Language

    init(_ options: ProxyOptions) {
        up = options.up
        down = options.down
        seed = options.seed
        isJSON = options.isJSON
        language = options.language
    }

    /// The first line is for scripts.
    func tellListening(on local: Address, to target: Address) {
        if isJSON {
            let event: JSON = [
                "event": "listening", "addr": .text("\(local)"), "to": .text("\(target)"),
                "seed": JSON(seed), "up": .text("\(up)"), "down": .text("\(down)"),
            ]
            StandardStream.output.write(event.line() + "\n")
            return
        }
        StandardStream.output.write(
            "listening on \(local)\n" + "  → \(target) · seed \(seed)\n"
                + "  up   \(Self.text(up, language))\n  down \(Self.text(down, language))\n")
    }

    func tell(_ figures: ProxyFigures, _ stream: StandardStream) {
        stream.write(isJSON ? json(figures) : text(figures))
    }

    private static func text(_ weather: Weather, _ language: Language) -> String {
        weather == .perfect ? Texts.proxyNoWeather[language] : "\(weather)"
    }

    // MARK: For people

    func text(_ figures: ProxyFigures) -> String {
        var rows: [(Phrase, String, String)] = []
        func add(_ name: Phrase, _ value: (ProxyFigures.Way) -> String) {
            rows.append((name, value(figures.up), value(figures.down)))
        }
        add(Texts.proxyReceived) { "\($0.counts.received)" }
        add(Texts.proxyLost) { "\($0.counts.lostCount) (\(Self.share($0.counts)))" }
        for cause in LossCause.allCases {
            let count = { (way: ProxyFigures.Way) in way.counts.count(of: cause) }
            guard count(figures.up) + count(figures.down) > 0 else { continue }
            add(Phrase(verbatim: "  \(cause.rawValue)")) { "\(count($0))" }
        }
        add(Texts.proxyDelayed) { "\($0.counts.delayed)" }
        add(Texts.proxyHeld) { "\($0.counts.held)" }
        add(Texts.proxyDoubled) { "\($0.counts.duplicated)" }
        add(Texts.proxyCorrupted) { "\($0.counts.corrupted)" }
        add(Texts.proxySent) { "\($0.counts.sent)" }
        add(Texts.proxyUnderway) { "\($0.underway)" }
        for (name, perMille) in [("p50", 500), ("p99", 990), ("max", 1000)] {
            add(Texts.proxyLate + Phrase(verbatim: " \(name)")) {
                $0.lateness.quantile(perMille: perMille).map(Self.fine) ?? "–"
            }
        }
        let head = Texts.proxyHead(
            seconds: Figure.decimal(Double(figures.elapsed.milliseconds) / 1000, places: 1),
            clients: figures.seenClients)
        return head[language] + "\n" + table(rows) + verdict(figures) + "\n"
    }

    private func table(_ rows: [(Phrase, String, String)]) -> String {
        AlignedTable([
            .init(head: "", cells: rows.map { "  " + $0.0[language] }, isLeft: true),
            .init(head: Texts.probeUp[language], cells: rows.map(\.1)),
            .init(head: Texts.probeDown[language], cells: rows.map(\.2)),
        ]).text
    }

    private func verdict(_ figures: ProxyFigures) -> String {
        let lines = [
            figures.isDirty
                ? Texts.proxyDirty(
                    figures.trouble,
                    overflowed: figures.up.counts.overflowed + figures.down.counts.overflowed)
                : Texts.proxyClean,
            figures.trouble.refused > 0 ? Texts.proxyRefused(figures.trouble.refused) : nil,
        ]
        return lines.compactMap { $0?[language] }.joined(separator: "\n")
    }

    private static func share(_ counts: LineCounts) -> String {
        counts.received == 0
            ? "–" : Figure.percent(Double(counts.lostCount) / Double(counts.received))
    }

    /// Microseconds below a millisecond.
    private static func fine(_ duration: Duration) -> String {
        duration < .milliseconds(1)
            ? Figure.decimal(Double(duration.nanoseconds) / 1000, places: 1) + "µs"
            : Figure.delay(duration)
    }

    // MARK: For programs

    func json(_ figures: ProxyFigures) -> String {
        let trouble = figures.trouble
        let event: JSON = [
            "event": "statistics", "ms": JSON(figures.elapsed.milliseconds),
            "clients": JSON(figures.clients), "clients_seen": JSON(figures.seenClients),
            "up": Self.json(figures.up), "down": Self.json(figures.down),
            "kernel_drops": JSON(trouble.kernelDrops), "unsent": JSON(trouble.unsent),
            "turned_away": JSON(trouble.turnedAway), "refused": JSON(trouble.refused),
            "dirty": .truth(figures.isDirty),
        ]
        return event.line() + "\n"
    }

    private static func json(_ way: ProxyFigures.Way) -> JSON {
        let counts = way.counts
        func late(_ perMille: Int) -> JSON {
            JSON(way.lateness.quantile(perMille: perMille)?.nanoseconds)
        }
        return [
            "received": JSON(counts.received), "lost": JSON(counts.lostCount),
            "lost_by": .object(counts.losses.map { ($0.cause.rawValue, JSON($0.count)) }),
            "delayed": JSON(counts.delayed), "held": JSON(counts.held),
            "duplicated": JSON(counts.duplicated), "corrupted": JSON(counts.corrupted),
            "sent": JSON(counts.sent), "underway": JSON(way.underway),
            "overflowed": JSON(counts.overflowed), "late_p50_ns": late(500),
            "late_p99_ns": late(990), "late_max_ns": late(1000),
        ]
    }
}
