import PomboCore

// The values that lines are made of.
extension LabFileParser {
    func number(
        _ word: Words.Word, _ words: Words, _ range: ClosedRange<Int>,
        kind: LabFileError.Kind = .count
    ) throws(LabFileError) -> Int {
        guard let units = Decimal(word.text, places: 0)?.units else {
            throw words.error(word, .unreadable(kind))
        }
        guard let number = Int(exactly: units), range.contains(number) else {
            let (low, high) = ("\(range.lowerBound)", "\(range.upperBound)")
            throw words.error(word, .outside(low: low, high: high))
        }
        return number
    }

    func duration(
        _ words: inout Words, _ range: ClosedRange<Duration>
    ) throws(LabFileError) -> Duration {
        let word = try words.take(.duration)
        guard let duration = Quantity.duration(word.text) else {
            throw words.error(word, .unreadable(.duration))
        }
        guard range.contains(duration) else {
            let low = Quantity.text(range.lowerBound)
            throw words.error(word, .outside(low: low, high: Quantity.text(range.upperBound)))
        }
        return duration
    }

    func share(_ word: Words.Word, _ words: Words) throws(LabFileError) -> Probability {
        guard let share = Probability(word.text) else {
            throw words.error(word, .unreadable(.share))
        }
        return share
    }

    func name(_ word: Words.Word, _ words: Words) throws(LabFileError) -> Name {
        guard let name = Name(String(word.text)), !Self.reserved.contains(name.key) else {
            throw words.error(word, .unreadable(.name))
        }
        return name
    }

    /// These words begin something else, and a peer of such a name could not be told from it.
    private static let reserved =
        ["up", "relay", "for", "after"] + WeatherParser.Stage.allCases.map(\.rawValue)
        + Preset.all.map(\.name)

    /// One of the file's peers.
    func peer(_ words: inout Words) throws(LabFileError) -> Name {
        let word = try words.take(.peer)
        if let name = Name(String(word.text)),
            let known = file.peers.first(where: { $0 == name })
        {
            return known
        }
        let names = file.peers.map(\.text)
        let nearest = Spelling.nearest(to: word.text, in: names)
        throw words.error(word, .stranger(nearest: nearest))
    }

    func weather(_ part: Words.Word, _ words: Words) throws(LabFileError) -> Weather {
        guard !part.text.isEmpty else {
            throw LabFileError(
                line: words.line, offset: part.offset,
                .missing(.weather, after: words.previous))
        }
        do {
            return try Weather(String(part.text))
        } catch {
            throw LabFileError(
                line: words.line, offset: part.offset + error.offset, word: error.word,
                .weather(error))
        }
    }

    func policy(_ part: Words.Word, _ words: Words) throws(LabFileError) -> LabPolicy {
        guard !part.text.isEmpty else {
            throw LabFileError(
                line: words.line, offset: part.offset, .missing(.policy, after: words.previous))
        }
        do {
            return try LabPolicy(String(part.text))
        } catch {
            throw LabFileError(
                line: words.line, offset: part.offset + error.offset, word: error.word,
                .policy(error))
        }
    }
}
