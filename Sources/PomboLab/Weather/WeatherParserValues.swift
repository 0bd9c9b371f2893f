import PomboCore

// The values that stages are made of.
extension WeatherParser {
    /// The next word of this stage; nil at a comma and at the end.
    var next: Words.Word? { words.next.flatMap { $0.isComma ? nil : $0 } }

    /// The next word, which must be there.
    mutating func take(_ what: WeatherError.Expectation) throws(WeatherError) -> Words.Word {
        guard let word = next else { throw missing(what) }
        words.skip()
        return word
    }

    func missing(_ what: WeatherError.Expectation) -> WeatherError {
        WeatherError(offset: words.place, word: "", .missing(what, after: words.previous))
    }

    mutating func probability() throws(WeatherError) -> Probability {
        let word = try take(.probability)
        if let probability = Probability(word.text) { return probability }
        let digits = word.text.hasSuffix("%") ? word.text.dropLast() : word.text
        let isNumber = Decimal(digits, places: 9) != nil
        throw word.error(
            isNumber ? .above(limit: "1 (100%)") : .expected(.probability, nearest: nil))
    }

    mutating func duration(from least: Duration = .zero) throws(WeatherError) -> Duration {
        let word = try take(.duration)
        guard let duration = Quantity.duration(word.text) else {
            throw word.error(.expected(.duration, nearest: nil))
        }
        guard duration >= least else {
            throw word.error(.below(limit: Quantity.text(least)))
        }
        guard duration <= Self.durationLimit else { throw word.error(.above(limit: "1h")) }
        return duration
    }

    mutating func number(upTo limit: UInt64) throws(WeatherError) -> UInt64 {
        let word = try take(.number)
        guard let number = Decimal(word.text, places: 0)?.units, number > 0 else {
            throw word.error(.expected(.number, nearest: nil))
        }
        guard number <= limit else { throw word.error(.above(limit: String(limit))) }
        return number
    }

    mutating func choice(_ words: [String]) throws(WeatherError) -> String {
        let word = try take(.word(words))
        if words.contains(String(word.text)) { return String(word.text) }
        if Stage(rawValue: String(word.text)) != nil { throw word.error(.comma) }
        let nearest = Spelling.nearest(to: word.text, in: words)
        throw word.error(.expected(.word(words), nearest: nearest))
    }

    mutating func keyword(_ name: String) throws(WeatherError) {
        _ = try choice([name])
    }
}

extension Words.Word {
    func error(_ problem: WeatherError.Problem) -> WeatherError {
        WeatherError(offset: offset, word: String(text), problem)
    }
}
