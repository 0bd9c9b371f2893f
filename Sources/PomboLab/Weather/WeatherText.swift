import PomboCore

extension Weather: CustomStringConvertible {
    /// The canonical spec: stages in the order in which a datagram meets them. Reading it gives
    /// the same weather; the empty one is `perfect`.
    package var description: String {
        var items: [String] = []
        if let outage {
            let (length, period) = (Quantity.text(outage.length), Quantity.text(outage.period))
            items.append("down \(length) every \(period)")
        }
        if let script { items.append(Self.text(script)) }
        items += drops.map(Self.text)
        if !loss.isZero { items.append("loss \(loss)") }
        if let burst { items.append(Self.text(burst)) }
        if let mtu { items.append("mtu \(mtu)") }
        if let rate {
            let queue = Quantity.text(rate.queue)
            items.append("rate \(Quantity.text(rate: rate.bitsPerSecond)) queue \(queue)")
        }
        if delay != .zero { items.append("delay \(Quantity.text(delay))") }
        if let jitter {
            let shape = jitter.shape == .uniform ? "" : " \(jitter.shape.rawValue)"
            items.append("jitter \(Quantity.text(jitter.amount))\(shape)")
        }
        if !keepsOrder { items.append("order free") }
        if !swap.isZero { items.append("swap \(swap)") }
        if let hold { items.append("hold \(hold.share) by \(hold.distance)") }
        if !jump.isZero { items.append("jump \(jump)") }
        if !corrupt.isZero { items.append("corrupt \(corrupt)") }
        if !duplicate.isZero { items.append("dup \(duplicate)") }
        return items.isEmpty ? "perfect" : items.joined(separator: ", ")
    }

    private static func text(_ script: Script) -> String {
        switch script {
        case .list(let ranges):
            "list "
                + ranges.map {
                    $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
                }.joined(separator: ",")
        case .pattern(let places, let loops):
            "pattern " + String(places.map { $0 ? "x" : "." }) + (loops ? " loop" : "")
        case .trace(let name): "trace \(name)"
        }
    }

    private static func text(_ drop: Drop) -> String {
        let number = drop.number.map { "#\($0)" } ?? ""
        let recipient = drop.recipient.map { " to \($0)" } ?? ""
        return "drop \(drop.kind.rawValue)\(number)\(recipient)"
    }

    private static func text(_ burst: Burst) -> String {
        switch burst {
        case .datagrams(let loss, let run): "burst \(loss) \(run)"
        case .time(let loss, let run): "burst \(loss) \(Quantity.text(run))"
        case .states(let toBad, let toGood, let bad, let good):
            "ge gb=\(toBad) bg=\(toGood) bad=\(bad) good=\(good)"
        }
    }
}
