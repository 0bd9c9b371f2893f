import PomboCore

// What follows the word that begins a line.
extension LabFileParser {
    /// `peers ana bia caio`, or `peers 10`: then they are called p1 to p10.
    mutating func peers(_ words: inout Words) throws(LabFileError) {
        let first = try words.take(.peer)
        let isCount = first.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isCount {
            let count = try number(first, words, 1...LabLimit.peers)
            file.peers = (1...count).map { Name("p\($0)")! }
            return
        }
        var names = [try name(first, words)]
        while let word = words.next {
            words.skip()
            let name = try name(word, words)
            if names.contains(name) { throw words.error(word, .repeated) }
            guard names.count < LabLimit.peers else {
                throw words.error(word, .tooMany(limit: LabLimit.peers))
            }
            names.append(name)
        }
        file.peers = names
    }

    mutating func traffic(_ words: inout Words) throws(LabFileError) {
        let word = try words.take(.traffic)
        if word.text == "replay" {
            file.traffic = LabTraffic(try replay(&words))
            return
        }
        var traffic = LabTraffic()
        if word.text.hasSuffix("/s") {
            traffic.source = try rate(word, &words)
        } else {
            traffic.source = try count(word, &words)
        }
        while let word = words.next {
            words.skip()
            switch word.text {
            case "size":
                traffic.size = try number(try words.take(.size), words, LabLimit.messageSize)
            case "from": traffic.author = try peer(&words)
            default: throw words.error(word, .notAmong(["size", "from"], nearest: nil))
            }
        }
        file.traffic = traffic
    }

    private func count(
        _ word: Words.Word, _ words: inout Words
    ) throws(LabFileError) -> LabTraffic.Source {
        let count = try number(word, words, 1...LabLimit.messages, kind: .traffic)
        try words.keyword("messages")
        try words.keyword("every")
        let gap = try duration(&words, .nanoseconds(1000)...LabLimit.gap)
        return .count(count, every: gap)
    }

    private func rate(
        _ word: Words.Word, _ words: inout Words
    ) throws(LabFileError) -> LabTraffic.Source {
        guard let rate = Decimal(word.text.dropLast(2), places: 3), rate.units > 0 else {
            throw words.error(word, .unreadable(.rate))
        }
        guard rate.units <= 1_000_000_000 else {
            throw words.error(word, .outside(low: "0.001/s", high: "1000000/s"))
        }
        try words.keyword("for")
        let lengthWord = words.next
        let length = try duration(&words, .milliseconds(1)...LabLimit.length)
        let source = LabTraffic.Source.rate(rate, length: length)
        let count = LabTraffic(source).count ?? 0
        guard (1...LabLimit.messages).contains(count) else {
            throw words.error(
                lengthWord ?? word, .outside(low: "1", high: "\(LabLimit.messages)"))
        }
        return source
    }

    private func replay(_ words: inout Words) throws(LabFileError) -> LabTraffic.Source {
        let name = try words.take(.file)
        var speed = Decimal(units: 10, places: 1)
        if let word = words.next {
            words.skip()
            guard word.text.hasPrefix("x"),
                let factor = Decimal(word.text.dropFirst(), places: 1), factor.units > 0
            else { throw words.error(word, .unreadable(.speed)) }
            guard factor.units <= LabLimit.speed else {
                throw words.error(word, .outside(low: "x0.1", high: "x\(LabLimit.speed / 10)"))
            }
            speed = factor
        }
        return .replay(file: String(name.text), speed: speed)
    }

    /// `up loss 5%`, `ana down delay 1s`, `storm`.
    mutating func weather(_ words: inout Words) throws(LabFileError) -> LabWeather {
        var scope = LabScope()
        if let word = words.next, LabScope.Direction(rawValue: String(word.text)) == nil,
            let name = Name(String(word.text)),
            let known = file.peers.first(where: { $0 == name })
        {
            scope.peer = known
            words.skip()
        }
        scope.direction = direction(&words)
        guard let spec = words.rest() else { throw words.missing(.weather) }
        return LabWeather(try weather(spec, words), for: scope)
    }

    /// `down` before a duration is the outage that a weather begins with.
    func direction(_ words: inout Words) -> LabScope.Direction? {
        guard let word = words.next,
            let direction = LabScope.Direction(rawValue: String(word.text)),
            words.behindNext.map({ Quantity.duration($0.text) == nil }) ?? true
        else { return nil }
        words.skip()
        return direction
    }

    mutating func policies(_ words: inout Words) throws(LabFileError) {
        var policies: [LabPolicy] = []
        for part in words.rest(separatedBy: ",") {
            guard policies.count < LabLimit.policies else {
                throw words.error(part, .tooMany(limit: LabLimit.policies))
            }
            let policy = try policy(part, words)
            if policies.contains(policy) { throw words.error(part, .repeated) }
            policies.append(policy)
        }
        guard !policies.isEmpty else { throw words.missing(.policy) }
        file.policies = policies
    }

    mutating func seeds(_ words: inout Words) throws(LabFileError) {
        file.seedCount = try number(try words.take(.count), words, 1...LabLimit.seeds)
        guard words.skip(if: "from") else { return }
        let word = try words.take(.count)
        guard let seed = UInt64(word.text), word.text.first?.isNumber == true,
            seed <= .max - UInt64(LabLimit.seeds)
        else { throw words.error(word, .unreadable(.count)) }
        file.firstSeed = seed
    }
}
