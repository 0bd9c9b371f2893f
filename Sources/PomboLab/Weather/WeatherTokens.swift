/// The words and commas of a spec, each with its place.
struct WeatherTokens {
    struct Token {
        var text: Substring
        var offset: Int
        var isComma: Bool { text == "," }
    }

    private let tokens: [Token]
    private var index = 0
    private let end: Int
    /// The word read last, for errors that say "after".
    private(set) var previous = ""

    init(_ spec: String) {
        var tokens: [Token] = []
        var start: String.Index?
        func place(_ index: String.Index) -> Int {
            spec.utf8.distance(from: spec.startIndex, to: index)
        }
        for index in spec.indices {
            let isComma = spec[index] == ","
            if isComma || spec[index].isWhitespace {
                if let from = start {
                    tokens.append(Token(text: spec[from..<index], offset: place(from)))
                }
                start = nil
                if isComma {
                    let next = spec.index(after: index)
                    tokens.append(Token(text: spec[index..<next], offset: place(index)))
                }
            } else if start == nil {
                start = index
            }
        }
        if let from = start { tokens.append(Token(text: spec[from...], offset: place(from))) }
        self.tokens = tokens
        end = spec.utf8.count
    }

    var isAtEnd: Bool { index == tokens.count }

    /// The next word of this item; nil at a comma and at the end.
    var next: Token? {
        index < tokens.count && !tokens[index].isComma ? tokens[index] : nil
    }

    /// The word behind a comma: a list goes on there if it is a number.
    var behindComma: Token? {
        index + 1 < tokens.count && tokens[index].isComma ? tokens[index + 1] : nil
    }

    mutating func skip() {
        previous = String(tokens[index].text)
        index += 1
    }

    mutating func skipComma() { index += 1 }

    /// The next word, which must be there.
    mutating func take(_ what: WeatherError.Expectation) throws(WeatherError) -> Token {
        guard let token = next else { throw missing(what) }
        skip()
        return token
    }

    func missing(_ what: WeatherError.Expectation) -> WeatherError {
        let offset = index < tokens.count ? tokens[index].offset : end
        return WeatherError(offset: offset, word: "", .missing(what, after: previous))
    }
}

extension WeatherTokens.Token {
    func error(_ problem: WeatherError.Problem) -> WeatherError {
        WeatherError(offset: offset, word: String(text), problem)
    }
}
