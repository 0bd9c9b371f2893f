/// Why a weather could not be read, and where.
package struct WeatherError: Error, Hashable, Sendable {
    /// What a word should have been.
    package enum Expectation: Hashable, Sendable {
        case probability, duration, rate, number, numbers, pattern, file, meaning, peer, run
        /// One of these.
        case word([String])
        /// Another stage of the weather.
        case stage
    }

    package enum Problem: Hashable, Sendable {
        /// No stage and no preset has this name.
        case unknown(nearest: String?)
        case expected(Expectation, nearest: String?)
        /// The item ends where this was still to come.
        case missing(Expectation, after: String)
        /// The stage or option stands there twice.
        case repeated
        /// A stage begins where a comma should be.
        case comma
        case surplus(after: String)
        /// A preset is a beginning, not an addition.
        case presetNotFirst
        case above(limit: String)
        case below(limit: String)
        /// Losses in runs so short cannot be so many: the shortest possible mean run.
        case runTooShort(least: String)
        /// Down for the whole period or longer.
        case alwaysDown
    }

    /// Where the word begins, in bytes of UTF-8.
    package var offset: Int
    package var word: String
    package var problem: Problem

    package init(offset: Int, word: String, _ problem: Problem) {
        self.offset = offset
        self.word = word
        self.problem = problem
    }
}
