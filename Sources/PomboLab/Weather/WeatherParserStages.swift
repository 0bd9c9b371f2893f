import PomboCore

// What follows the word that begins a stage.
extension WeatherParser {
    mutating func outage() throws(WeatherError) -> Weather.Outage {
        let length = try duration(from: .nanoseconds(1))
        try keyword("every")
        guard let word = next else { throw missing(.duration) }
        let period = try duration(from: .nanoseconds(1))
        guard period > length else { throw word.error(.alwaysDown) }
        return Weather.Outage(length: length, period: period)
    }

    /// `1,3,15-20`: its commas are the list's as long as a number follows.
    mutating func numbers() throws(WeatherError) -> [ClosedRange<UInt64>] {
        var ranges = [try range()]
        while words.next?.isComma == true, let word = words.behindNext,
            word.text.first?.isNumber == true, Preset.named(word.text) == nil
        {
            words.skip()
            ranges.append(try range())
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var merged: [ClosedRange<UInt64>] = []
        for range in ranges {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    private mutating func range() throws(WeatherError) -> ClosedRange<UInt64> {
        let word = try take(.numbers)
        let ends = word.text.split(separator: "-", omittingEmptySubsequences: false)
            .map { Decimal($0, places: 0)?.units }
        guard ends.count <= 2, let first = ends[0], first > 0, let last = ends[ends.count - 1],
            last >= first, last <= Self.numberLimit
        else { throw word.error(.expected(.numbers, nearest: nil)) }
        return first...last
    }

    mutating func pattern() throws(WeatherError) -> Weather.Script {
        let word = try take(.pattern)
        guard word.text.allSatisfy({ $0 == "." || $0 == "x" }) else {
            throw word.error(.expected(.pattern, nearest: nil))
        }
        let loops = next == nil ? false : try choice(["loop"]) == "loop"
        return .pattern(word.text.map { $0 == "x" }, loops: loops)
    }

    mutating func drop() throws(WeatherError) -> Weather.Drop {
        let word = try take(.meaning)
        let parts = word.text.split(
            separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = Meaning.Kind(rawValue: String(parts[0])) else {
            let kinds = Meaning.Kind.allCases.map(\.rawValue)
            let nearest = Spelling.nearest(to: parts[0], in: kinds)
            throw word.error(.expected(.word(kinds), nearest: nearest))
        }
        var drop = Weather.Drop(kind)
        if parts.count == 2 {
            guard let number = Decimal(parts[1], places: 0)?.units else {
                throw word.error(.expected(.meaning, nearest: nil))
            }
            drop.number = number
        }
        if next != nil {
            try keyword("to")
            drop.recipient = String(try take(.peer).text)
        }
        return drop
    }

    mutating func burst() throws(WeatherError) -> Weather.Burst {
        guard let lossWord = next else { throw missing(.probability) }
        let loss = try probability()
        guard loss <= Self.burstLossLimit else {
            throw lossWord.error(.above(limit: Self.burstLossLimit.description))
        }
        let word = try take(.run)
        // L/(1 − L) steps: a shorter run would need more good → bad steps than there are steps.
        let odds = UInt128(loss.attos) * 1000
        let least = UInt64(
            (odds + UInt128(Probability.one - loss.attos) - 1)
                / UInt128(Probability.one - loss.attos))
        if let run = Decimal(word.text, places: 3) {
            guard run.units >= 1000 else { throw word.error(.below(limit: "1")) }
            guard run.units <= Self.runLimit * 1000 else {
                throw word.error(.above(limit: String(Self.runLimit)))
            }
            guard run.units >= least else {
                throw word.error(.runTooShort(least: Decimal(units: least, places: 3).description))
            }
            return .datagrams(loss, run: run)
        }
        guard let run = Quantity.duration(word.text) else {
            throw word.error(.expected(.run, nearest: nil))
        }
        guard run.nanoseconds >= GilbertChain.slot else { throw word.error(.below(limit: "10ms")) }
        guard run <= Self.runTimeLimit else { throw word.error(.above(limit: "10m")) }
        let shortest = Duration.nanoseconds(Int64(least) * (GilbertChain.slot / 1000))
        guard run >= shortest else {
            throw word.error(.runTooShort(least: Quantity.text(shortest)))
        }
        return .time(loss, run: run)
    }

    /// `gb=1% bg=20% bad=100% good=0%`, the last two optional, in any order.
    mutating func states() throws(WeatherError) -> Weather.Burst {
        let names = ["gb", "bg", "bad", "good"]
        var values: [Probability?] = [nil, nil, nil, nil]
        while let word = next {
            words.skip()
            let parts = word.text.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let index = names.firstIndex(of: String(parts[0])), parts.count == 2 else {
                let nearest = Spelling.nearest(to: parts[0], in: names).map { $0 + "=" }
                let words = names.map { $0 + "=" }
                throw word.error(.expected(.word(words), nearest: nearest))
            }
            guard values[index] == nil else { throw word.error(.repeated) }
            guard let value = Probability(parts[1]) else {
                throw word.error(.expected(.probability, nearest: nil))
            }
            values[index] = value
        }
        guard let toBad = values[0] else { throw missing(.word(["gb=1%"])) }
        guard let toGood = values[1] else { throw missing(.word(["bg=20%"])) }
        return .states(
            toBad: toBad, toGood: toGood, bad: values[2] ?? .always, good: values[3] ?? .never)
    }

    mutating func rate() throws(WeatherError) -> Weather.Rate {
        let word = try take(.rate)
        guard let bits = Quantity.rate(word.text) else {
            throw word.error(.expected(.rate, nearest: nil))
        }
        try keyword("queue")
        return Weather.Rate(bitsPerSecond: bits, queue: try duration())
    }

    mutating func jitter() throws(WeatherError) -> Weather.Jitter {
        let amount = try duration()
        guard next != nil else { return Weather.Jitter(amount) }
        let name = try choice(Weather.Jitter.Shape.allCases.map(\.rawValue))
        return Weather.Jitter(amount, Weather.Jitter.Shape(rawValue: name)!)
    }

    mutating func hold() throws(WeatherError) -> Weather.Hold {
        let share = try probability()
        try keyword("by")
        return Weather.Hold(share, by: try number(upTo: Self.distanceLimit))
    }
}
