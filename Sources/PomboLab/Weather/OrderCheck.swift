import PomboCore

// Delays, and who arrives behind whom.
extension WeatherCheck {
    /// The share of delays beyond a point that theory knows.
    func delays(_ z: Double) -> [Comparison] {
        guard let jitter = weather.jitter, jitter.amount > .zero else { return [] }
        let run = run {
            $0.delay = weather.delay
            $0.jitter = jitter
            $0.keepsOrder = false
        }
        let amount = jitter.amount.nanoseconds
        let (offset, expected) =
            switch jitter.shape {
            case .uniform: (amount / 2, 0.25)
            // 1 − Φ(1) and e^−3
            case .normal: (amount, 0.158_655_253_931_457)
            case .exp: (amount * 3, 0.049_787_068_367_864)
            }
        let limit = weather.delay.nanoseconds + offset
        let hits = run.delays.count { $0 > limit }
        return [share(.delayTail, expected: expected, hits: hits, of: count, z: z)]
    }

    func orders(_ z: Double) -> [Comparison] {
        var rows: [Comparison] = []
        if !weather.swap.isZero {
            let s = weather.swap.value
            let run = run { $0.swap = weather.swap }
            rows.append(late(.swapped, expected: s * (1 - s), run, z))
        }
        if let hold = weather.hold, !hold.share.isZero {
            // Held, and not all of those that would have overtaken it held as well.
            let h = hold.share.value
            let expected = h * (1 - ClosedForms.power(h, Int(hold.distance)))
            rows.append(late(.held, expected: expected, run { $0.hold = hold }, z))
        }
        if !weather.jump.isZero, weather.delay > spacing {
            // Not jumping itself, while one of those that enter before it arrives does.
            let j = weather.jump.value
            let behind = Int((weather.delay.nanoseconds - 1) / spacing.nanoseconds)
            let run = run {
                $0.jump = weather.jump
                $0.delay = weather.delay
            }
            let expected = (1 - j) * (1 - ClosedForms.power(1 - j, behind))
            rows.append(late(.jumped, expected: expected, run, z))
        }
        if !weather.keepsOrder, weather.jitter != nil {
            let run = run {
                $0.delay = weather.delay
                $0.jitter = weather.jitter
                $0.keepsOrder = false
            }
            rows.append(late(.overtaken, expected: overtaken(), run, z))
        }
        return rows
    }

    /// One overtaker makes several late, so the scatter is measured, in a hundred batches.
    private func late(
        _ quantity: Comparison.Quantity, expected: Double, _ run: LinkRun, _ z: Double
    ) -> Comparison {
        let late = run.lateOnes
        let hits = late.count { $0 }
        let share = Double(hits) / Double(count)
        let size = max(1, count / 100)
        var squares = 0.0
        var batches = 0.0
        for start in stride(from: 0, through: count - size, by: size) {
            let part = Double(late[start..<start + size].count { $0 }) / Double(size)
            squares += (part - share) * (part - share)
            batches += 1
        }
        let chance = share * (1 - share) / Double(size)
        let factor = chance == 0 ? 1 : max(1, squares / max(batches - 1, 1) / chance)
        return self.share(
            quantity, expected: expected, hits: hits, of: count, z: z, varianceFactor: factor)
    }

    /// P(a later one arrives first) = 1 − ∫ Π_k P(delay ≥ x − k·spacing) dF(x), over the delays of
    /// evenly spread words. The tables themselves are proven elsewhere.
    private func overtaken() -> Double {
        let stage = JitterStage(weather)
        let points = 4096
        let step = UInt64.max / UInt64(points)
        let delays = (0..<points).map { stage.delay(UInt64($0) * step + step / 2) }.sorted()
        var sum = 0.0
        for delay in delays {
            var none = 1.0
            var limit = delay - spacing.nanoseconds
            while limit > delays[0], none > 0 {
                // The share of delays below the limit, to half a point.
                none *= 1 - Double(Self.countBelow(limit, in: delays)) / Double(points)
                limit -= spacing.nanoseconds
            }
            sum += 1 - none
        }
        return sum / Double(points)
    }

    private static func countBelow(_ limit: Int64, in delays: [Int64]) -> Int {
        var low = 0
        var high = delays.count
        while low < high {
            let middle = (low + high) / 2
            if delays[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
