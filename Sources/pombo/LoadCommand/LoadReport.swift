import PomboCore
import PomboLab
import PomboText

/// The figures of a load.
struct LoadReport {
    let plan: LoadPlan
    let took: Duration
    /// What was counted in the measured time, and all there was in the end.
    let counted: LoadTally
    let final: LoadTally
    let lost: Int
    let before: ProcessFigures?
    let after: ProcessFigures?
    let kernelDrops: UInt64

    var isFlawless: Bool {
        lost == 0 && final.duplicated == 0 && final.outOfOrder == 0 && final.gone == 0
    }

    private var seconds: Double { Double(took.nanoseconds) / 1e9 }
    private var messagesPerSecond: Double { Double(counted.messages) / seconds }
    private var deliveriesPerSecond: Double { Double(counted.deliveries) / seconds }

    private func perDelivery(_ count: Int) -> Double {
        Double(count) / Double(max(1, counted.deliveries))
    }

    private var processorTime: Duration? {
        guard let before, let after else { return nil }
        return after.processorTime - before.processorTime
    }

    /// In microseconds, with all that is sent beside the records.
    private var costPerDelivery: Double? {
        guard counted.deliveries > 0 else { return nil }
        return processorTime.map { Double($0.nanoseconds) / 1000 / Double(counted.deliveries) }
    }

    private var share: Double? {
        processorTime.map { Double($0.nanoseconds) / Double(max(1, took.nanoseconds)) }
    }

    // MARK: For people

    func text(_ language: Language) -> String {
        var lines = [title, rates, flaws, latency, beside]
        if let relay { lines.append(relay) }
        return lines.map { $0[language] + "\n" }.joined()
    }

    private var title: Phrase {
        let sizes =
            plan.sizes.count == 1
            ? "\(plan.sizes.lowerBound)" : "\(plan.sizes.lowerBound)-\(plan.sizes.upperBound)"
        let span = Figure.decimal(seconds, places: 2)
        return Phrase(
            "\(plan.peers) members, \(plan.senders) of them sending, \(sizes) bytes, \(span) s",
            pt: "\(plan.peers) membros, \(plan.senders) deles enviando, \(sizes) bytes, \(span) s")
    }

    private var rates: Phrase {
        let messages = Figure.decimal(messagesPerSecond, places: 0)
        let deliveries = Figure.decimal(deliveriesPerSecond, places: 0)
        return Phrase(
            "\(messages) messages and \(deliveries) deliveries per second, \(counted.deliveries) "
                + "in total",
            pt: "\(messages) mensagens e \(deliveries) entregas por segundo, "
                + "\(counted.deliveries) no total")
    }

    private var flaws: Phrase {
        Phrase(
            "lost \(lost), duplicated \(final.duplicated), out of order \(final.outOfOrder), "
                + "unrepairable \(final.gone); dropped by this kernel \(kernelDrops)",
            pt: "perdidas \(lost), duplicadas \(final.duplicated), fora de ordem "
                + "\(final.outOfOrder), irreparáveis \(final.gone); descartadas por este kernel "
                + "\(kernelDrops)")
    }

    private var latency: Phrase {
        func text(_ microseconds: Int?) -> String {
            microseconds.map { Figure.decimal(Double($0) / 1000, places: 3) + " ms" } ?? "-"
        }
        let tally = counted.latency
        let (half, most) = (text(tally.quantile(500)), text(tally.quantile(990)))
        let longest = text(tally.count == 0 ? nil : tally.longest)
        return Phrase(
            "latency p50 \(half), p99 \(most), max \(longest)",
            pt: "latência p50 \(half), p99 \(most), máx. \(longest)")
    }

    private var beside: Phrase {
        func text(_ count: Int) -> String { Figure.decimal(perDelivery(count), places: 5) }
        let counts =
            "repairs \(text(counted.repairs)), copies \(text(counted.copies)), NACK "
            + "\(text(counted.nacks)), HEAD \(text(counted.heads)), PING \(text(counted.pings))"
        return Phrase(
            "per delivery: \(counts)", pt: "por entrega: \(counts)")
    }

    private var relay: Phrase? {
        guard let share, let after else { return nil }
        let cost = costPerDelivery.map { Figure.decimal($0, places: 3) } ?? "-"
        let percent = Figure.decimal(share * 100, places: 1)
        let now = Figure.decimal(Double(after.residentBytes) / 1e6, places: 1)
        let most = Figure.decimal(Double(after.mostResidentBytes) / 1e6, places: 1)
        return Phrase(
            "the relay: \(cost) µs per delivery, \(percent)% of a core, \(now) MB of memory (peak "
                + "\(most))",
            pt: "o relay: \(cost) µs por entrega, \(percent)% de um núcleo, \(now) MB de memória "
                + "(pico de \(most))")
    }

    // MARK: For programs

    var json: String {
        let tally = counted.latency
        var members: [(String, JSON)] = [
            ("peers", JSON(plan.peers)), ("senders", JSON(plan.senders)),
            ("size_min", JSON(plan.sizes.lowerBound)), ("size_max", JSON(plan.sizes.upperBound)),
            ("seconds", JSON(seconds, places: 6)), ("messages", JSON(counted.messages)),
            ("messages_per_s", JSON(messagesPerSecond, places: 1)),
            ("deliveries", JSON(counted.deliveries)),
            ("deliveries_per_s", JSON(deliveriesPerSecond, places: 1)), ("lost", JSON(lost)),
            ("duplicated", JSON(final.duplicated)), ("out_of_order", JSON(final.outOfOrder)),
            ("gone", JSON(final.gone)), ("kernel_drops", JSON(kernelDrops)),
            ("retries", JSON(final.retries)), ("latency_p50_us", JSON(tally.quantile(500))),
            ("latency_p99_us", JSON(tally.quantile(990))),
            ("latency_max_us", tally.count == 0 ? .null : JSON(tally.longest)),
        ]
        for (name, count) in [
            ("repairs", counted.repairs), ("copies", counted.copies), ("nacks", counted.nacks),
            ("heads", counted.heads), ("pings", counted.pings), ("datagrams", counted.datagrams),
        ] {
            members.append(("\(name)_per_delivery", JSON(perDelivery(count), places: 7)))
        }
        if let share, let after {
            members += [
                ("relay_us_per_delivery", JSON(costPerDelivery, places: 5)),
                ("relay_core", JSON(share, places: 5)), ("relay_rss", JSON(after.residentBytes)),
                ("relay_rss_max", JSON(after.mostResidentBytes)),
            ]
        }
        return JSON.object(members).line() + "\n"
    }
}
