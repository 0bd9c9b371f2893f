import PomboCore

extension LabFile: CustomStringConvertible {
    /// The canonical file: reading it gives the same experiment.
    package var description: String {
        var lines = ["peers \(Self.text(peers))", "traffic \(traffic)"]
        lines += weather.map { "weather \($0)" }
        lines += events.map { "at \(Quantity.text($0.at)) \($0.what)" }
        lines.append("policy " + policies.map(\.description).joined(separator: ", "))
        if !sweep.isEmpty { lines.append("\(sweep)") }
        if seedCount != 1 || firstSeed != 1 {
            lines.append("seeds \(seedCount)" + (firstSeed == 1 ? "" : " from \(firstSeed)"))
        }
        lines += expectations.map { "expect \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ peers: [Name]) -> String {
        let numbered = (1...peers.count).map { "p\($0)" }
        let names = peers.map(\.text)
        return names == numbered ? "\(peers.count)" : names.joined(separator: " ")
    }
}

extension LabTraffic: CustomStringConvertible {
    package var description: String {
        var text: String
        switch source {
        case .count(let count, let gap): text = "\(count) messages every \(Quantity.text(gap))"
        case .rate(let rate, let length): text = "\(rate)/s for \(Quantity.text(length))"
        case .replay(let file, let speed):
            return "replay \(file)" + (speed.units == 10 ? "" : " x\(speed)")
        }
        text += " size \(size)"
        if let author { text += " from \(author)" }
        return text
    }
}

extension LabScope: CustomStringConvertible {
    /// With a blank behind each word.
    package var description: String {
        (peer.map { "\($0) " } ?? "") + (direction.map { "\($0.rawValue) " } ?? "")
    }
}

extension LabWeather: CustomStringConvertible {
    package var description: String { "\(scope)\(weather)" }
}

extension LabEvent.What: CustomStringConvertible {
    package var description: String {
        switch self {
        case .rebind(let peer): "rebind \(peer)"
        case .restartRelay(let pause): "restart relay after \(Quantity.text(pause))"
        case .restart(let peer, let pause): "restart \(peer) after \(Quantity.text(pause))"
        case .partition(let peers, let length):
            "partition " + peers.map(\.text).joined(separator: " ")
                + " for \(Quantity.text(length))"
        case .weather(let weather): "weather \(weather)"
        }
    }
}

extension LabSweep: CustomStringConvertible {
    /// A line or two.
    package var description: String {
        func line(
            _ way: LabScope.Direction?, _ name: String, _ values: [String], _ separator: String
        ) -> String? {
            values.isEmpty
                ? nil : "sweep \(LabScope(way))\(name) " + values.joined(separator: separator)
        }
        let lines = [
            line(weatherWay, "weather", weathers.map(\.description), " | "),
            line(lossWay, "loss", losses.map(\.description), " "),
        ]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }
}

extension LabExpectation: CustomStringConvertible {
    package var description: String {
        "\(quantity.rawValue) \(relation.rawValue) \(bound)"
            + (policy.map { " with \($0)" } ?? "")
    }
}

extension LabExpectation.Bound: CustomStringConvertible {
    package var description: String {
        switch self {
        case .share(let share): share.description
        case .count(let count): "\(count)"
        case .time(let time): Quantity.text(time)
        case .factor(let factor): factor.description
        }
    }
}
