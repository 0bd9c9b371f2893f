import PomboCore

// Events, sweeps and expectations.
extension LabFileParser {
    mutating func event(_ words: inout Words) throws(LabFileError) {
        let at = try duration(&words, .zero...LabLimit.length)
        let word = try words.take(.event)
        let names = ["rebind", "restart", "partition", "weather"]
        let what: LabEvent.What
        switch word.text {
        case "rebind": what = .rebind(try peer(&words))
        case "restart": what = try restart(&words)
        case "partition": what = try partition(&words)
        case "weather": what = .weather(try weather(&words))
        default:
            let nearest = Spelling.nearest(to: word.text, in: names)
            throw words.error(word, .notAmong(names, nearest: nearest))
        }
        file.events.append(LabEvent(at: at, what))
    }

    private func restart(_ words: inout Words) throws(LabFileError) -> LabEvent.What {
        let isRelay = words.skip(if: "relay")
        let name = isRelay ? nil : try peer(&words)
        var pause = LabEvent.restartPause
        if words.skip(if: "after") {
            pause = try duration(&words, .milliseconds(1)...LabLimit.length)
        }
        return name.map { .restart($0, after: pause) } ?? .restartRelay(after: pause)
    }

    private func partition(_ words: inout Words) throws(LabFileError) -> LabEvent.What {
        var names = [try peer(&words)]
        while let word = words.next, word.text != "for" {
            let name = try peer(&words)
            if names.contains(name) { throw words.error(word, .repeated) }
            names.append(name)
        }
        try words.keyword("for")
        return .partition(names, try duration(&words, .milliseconds(1)...LabLimit.length))
    }

    /// One line for losses and one for weathers, or one of both.
    mutating func sweep(_ words: inout Words) throws(LabFileError) {
        let direction = direction(&words)
        let word = try words.take(.sweep)
        switch word.text {
        case "loss":
            guard file.sweep.losses.isEmpty else { throw words.error(word, .repeated) }
            while let word = words.next {
                words.skip()
                try add(try share(word, words), to: &file.sweep.losses, word, words)
                sweptLosses.append(words.error(word, .impossibleLoss))
            }
            guard !file.sweep.losses.isEmpty else { throw words.missing(.share) }
            file.sweep.lossWay = direction
        case "weather":
            guard file.sweep.weathers.isEmpty else { throw words.error(word, .repeated) }
            for part in words.rest(separatedBy: "|") {
                try add(try weather(part, words), to: &file.sweep.weathers, part, words)
            }
            guard !file.sweep.weathers.isEmpty else { throw words.missing(.weather) }
            file.sweep.weatherWay = direction
        default: throw words.error(word, .notAmong(["loss", "weather"], nearest: nil))
        }
    }

    /// A burst cannot lose every share: its runs may be too short for it.
    func checkSweep() throws(LabFileError) {
        guard file.sweep.count <= LabLimit.points else {
            throw LabFileError(line: 0, .tooMany(limit: LabLimit.points))
        }
        for point in file.points {
            guard let loss = point.loss, let place = file.sweep.losses.firstIndex(of: loss) else {
                continue
            }
            for peer in file.peers {
                for way in LabScope.Direction.allCases
                where point.possibleWeather(of: peer, way, in: file) == nil {
                    throw sweptLosses[place]
                }
            }
        }
    }

    private func add<Value: Equatable>(
        _ value: Value, to values: inout [Value], _ word: Words.Word, _ words: Words
    ) throws(LabFileError) {
        if values.contains(value) { throw words.error(word, .repeated) }
        guard values.count < LabLimit.points else {
            throw words.error(word, .tooMany(limit: LabLimit.points))
        }
        values.append(value)
    }

    mutating func expectation(_ words: inout Words) throws(LabFileError) {
        let word = try words.take(.quantity)
        guard let quantity = LabExpectation.Quantity(rawValue: String(word.text)) else {
            let names = LabExpectation.Quantity.allCases.map(\.rawValue)
            let nearest = Spelling.nearest(to: word.text, in: names)
            throw words.error(word, .notAmong(names, nearest: nearest))
        }
        let sign = try words.take(.relation)
        guard let relation = LabExpectation.Relation(rawValue: String(sign.text)) else {
            let names = LabExpectation.Relation.allCases.map(\.rawValue)
            throw words.error(sign, .notAmong(names, nearest: nil))
        }
        var expectation = LabExpectation(quantity, relation, try bound(of: quantity, &words))
        if words.skip(if: "with") {
            guard let part = words.rest() else { throw words.missing(.policy) }
            expectation.policy = try policy(part, words)
        }
        file.expectations.append(expectation)
    }

    private func bound(
        of quantity: LabExpectation.Quantity, _ words: inout Words
    ) throws(LabFileError) -> LabExpectation.Bound {
        switch quantity {
        case .residual, .offered: return .share(try share(try words.take(.share), words))
        case .lost, .delivered, .duplicates, .reordered:
            let word = try words.take(.count)
            return .count(UInt64(try number(word, words, 0...LabLimit.messages * LabLimit.peers)))
        case .p50, .p90, .p95, .p99, .jitter:
            return .time(try duration(&words, .zero...LabLimit.length))
        case .overhead:
            let word = try words.take(.factor)
            guard let factor = Decimal(word.text, places: 3), factor.units <= 1_000_000 else {
                throw words.error(word, .unreadable(.factor))
            }
            return .factor(factor)
        }
    }
}
