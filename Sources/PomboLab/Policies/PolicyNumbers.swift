import PomboCore

// The figures of a run: shares, costs and delays. Floating point is for reports alone.
extension PolicyOutcome {
    /// The share of first transmissions lost, of all messages.
    package var offeredLoss: Double { share(firstLost.count) }

    package var residualLoss: Double { share(lost.count) }

    /// With theory's V for bursts. Nil is "not enough".
    package func residualInterval(z: Double, varianceFactor: Double = 1) -> Interval? {
        Interval.wilson(
            hits: lost.count, of: count, z: z, varianceFactor: max(1, varianceFactor))
    }

    private func share(_ part: Int) -> Double { Double(part) / Double(count) }

    // MARK: Cost

    /// Datagrams of the sender for each message offered.
    package var forwardPerMessage: Double { share(forwardCount) }
    package var backPerMessage: Double { share(backCount) }
    /// How often a message was sent as itself, on average.
    package var sendsPerMessage: Double { share(sends.reduce(0) { $0 + Int($1) }) }
    package var asksPerMessage: Double { share(asked.reduce(0) { $0 + Int($1) }) }

    /// From the first offer to the last delivery or the end of the offers, whichever is later.
    package var length: Duration {
        let last = deliveries.reduce(Int64(0)) { $1 == .max ? $0 : max($0, $1) }
        return .nanoseconds(max(last, Int64(count) * traffic.gap.nanoseconds))
    }

    /// Delivered messages a second; nil for a run without length.
    package var throughput: Double? {
        let nanoseconds = length.nanoseconds
        guard nanoseconds > 0 else { return nil }
        return Double(deliveries.count { $0 != .max }) * 1e9 / Double(nanoseconds)
    }

    /// Delivered bits of the messages themselves a second.
    package var goodput: Double? { throughput.map { $0 * Double(traffic.byteCount) * 8 } }

    // MARK: Time, in nanoseconds from each message's offer

    /// From offer to delivery; `Int64.max` for the undelivered.
    package var delays: [Int64] { waits(until: deliveries) }

    /// From offer to arrival, without the waiting for order.
    package var arrivalDelays: [Int64] { waits(until: arrivals) }

    /// The arrival delays of what was not there at once.
    package var recoveryDelays: [Int64] {
        let delays = arrivalDelays
        return delays.indices.compactMap {
            recoveries[$0] == .first || recoveries[$0] == .never ? nil : delays[$0]
        }
    }

    private func waits(until times: [Int64]) -> [Int64] {
        let gap = traffic.gap.nanoseconds
        return times.indices.map { times[$0] == .max ? .max : times[$0] - Int64($0) * gap }
    }

    /// Nearest rank in `perMille`, for example 500, 950 and 999; nil is infinite: so many were
    /// never delivered.
    package static func quantile(_ perMille: Int, ofSorted delays: [Int64]) -> Int64? {
        precondition((1...1000).contains(perMille) && !delays.isEmpty)
        let rank = (delays.count * perMille + 999) / 1000
        let delay = delays[rank - 1]
        return delay == .max ? nil : delay
    }

    /// Of the delays between deliveries in order of time (RFC 3550).
    package var jitter: Duration? {
        var jitter = SmoothedJitter()
        let delays = delays
        let order = delays.indices.filter { delays[$0] != .max }
            .sorted { (deliveries[$0], $0) < (deliveries[$1], $1) }
        for index in order { jitter.note(delays[index]) }
        return jitter.value
    }
}
