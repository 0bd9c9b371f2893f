/// One side of a plot: which value stands where, and which are named.
struct Axis {
    struct Tick {
        var value: Double
        var label: String
    }

    let low: Double
    let high: Double
    let isLogarithmic: Bool
    /// A logarithmic axis has no zero; this one has a place of its own for it, before the rest.
    let hasZero: Bool
    let ticks: [Tick]
    let name: String

    private static let zeroRoom = 0.09

    /// From 0 to 1; what lies outside stands at the edge.
    func place(_ value: Double) -> Double {
        if isLogarithmic, value <= 0 { return 0 }
        return inside(min(1, max(0, share(value))))
    }

    private func inside(_ share: Double) -> Double {
        hasZero ? Self.zeroRoom + share * (1 - Self.zeroRoom) : share
    }

    /// Where the value would stand on an axis without ends. Not for zero on a logarithmic one.
    private func share(_ value: Double) -> Double {
        guard isLogarithmic else { return (value - low) / (high - low) }
        let bottom = Logarithm.ten(low)
        return (Logarithm.ten(value) - bottom) / (Logarithm.ten(high) - bottom)
    }

    /// How much of the way from one value to another lies before the low end, where the first one
    /// is below it and the second one is not.
    func cut(from below: Double, to above: Double) -> Double? {
        guard isLogarithmic, below > 0, above > 0, share(below) < 0, share(above) > 0 else {
            return nil
        }
        return -share(below) / (share(above) - share(below))
    }

    func isBelow(_ value: Double) -> Bool { isLogarithmic && value > 0 && value < low }

    // MARK: Making one

    /// Holds all the values above zero, and never less than a factor of ten. What is below `floor`
    /// is theory that no run could ever show.
    static func logarithmic(
        _ values: [Double], floor: Double = 1e-12, limit: Double = 1e12, name: String,
        label: (Double) -> String
    ) -> Axis {
        let positive = values.filter { $0 >= floor && $0.isFinite }
        var low = (positive.min() ?? 0.01) / 1.25
        var high = min(limit, (positive.max() ?? 1) * 1.25)
        if high < low * 10 { low = high / 10 }
        // More than nine powers of ten show nothing of any of them.
        low = max(low, high / 1e9)
        if high <= low { high = low * 10 }
        let steps = high > low * 400 ? [1.0] : [1.0, 2.0, 5.0]
        var ticks: [Tick] = []
        var power = Logarithm.powerOfTen(atMost: low)
        while power <= high {
            for step in steps where power * step >= low && power * step <= high {
                ticks.append(Tick(value: power * step, label: label(power * step)))
            }
            power *= 10
        }
        let hasZero = values.contains { $0 <= 0 }
        return Axis(
            low: low, high: high, isLogarithmic: true, hasZero: hasZero,
            ticks: (hasZero ? [Tick(value: 0, label: label(0))] : []) + ticks, name: name)
    }

    /// Places 1, 2, 3… with room around each.
    static func places(_ count: Int, name: String) -> Axis {
        Axis(
            low: 0.5, high: Double(max(count, 1)) + 0.5, isLogarithmic: false, hasZero: false,
            ticks: (0..<count).map { Tick(value: Double($0 + 1), label: "\($0 + 1)") }, name: name)
    }

    /// From `least` or below to above the largest value, in round steps.
    static func linear(
        _ values: [Double], from least: Double = 0, isWhole: Bool = false, name: String,
        label: (Double) -> String
    ) -> Axis {
        let finite = values.filter(\.isFinite)
        let low = min(least, finite.min() ?? least)
        let top = max(finite.max() ?? 1, low + 1e-9)
        let span = top - low
        let unit = max(isWhole ? 1 : 0, Logarithm.powerOfTen(atMost: span / 4))
        let step = [1.0, 2, 5, 10].map { $0 * unit }.first { $0 * 6 >= span } ?? span
        var ticks: [Tick] = []
        var count = 0
        while Double(count) * step + low <= top + step * 0.999, count < 12 {
            let value = low + Double(count) * step
            ticks.append(Tick(value: value, label: label(value)))
            count += 1
        }
        return Axis(
            low: low, high: ticks.last.map { max($0.value, top) } ?? top, isLogarithmic: false,
            hasZero: false, ticks: ticks, name: name)
    }
}
