/// Why a lab file could not be read, and where.
package struct LabFileError: Error, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case directive, peer, name, duration, count, rate, size, share, speed, file, quantity
        case relation, factor, policy, event, traffic, sweep, weather
    }

    package enum Problem: Hashable, Sendable {
        /// The word is none of these.
        case notAmong([String], nearest: String?)
        /// The word is nothing of this kind.
        case unreadable(Kind)
        /// The line ends where this was still to come.
        case missing(Kind, after: String)
        case surplus(after: String)
        case outside(low: String, high: String)
        /// The line, or the peer, stands there twice.
        case repeated
        /// Nobody of this name is among the peers.
        case stranger(nearest: String?)
        /// The swept share cannot be had with the weather's runs or states.
        case impossibleLoss
        /// More lines, bytes or cells than any experiment needs.
        case tooMany(limit: Int)
        /// Real machines take fewer messages than policies do.
        case tooManyForMachines(limit: Int)
        /// The traffic of real machines lasts longer than anybody waits.
        case tooLong(limit: String)
        case weather(WeatherError)
        case policy(PolicyError)
        /// Events and recorded chats are for the real relay and clients.
        case needsMachines
        case notText
    }

    /// From 1; zero where the whole file is meant.
    package var line: Int
    /// Where the word begins in its line, in bytes of UTF-8.
    package var offset: Int
    package var word: String
    package var problem: Problem

    package init(line: Int, offset: Int = 0, word: String = "", _ problem: Problem) {
        self.line = line
        self.offset = offset
        self.word = word
        self.problem = problem
    }

    /// The line with the word marked below it, for a terminal.
    package func pointed(in file: String) -> String {
        let lines = LabLines.split(file)
        guard (1...lines.count).contains(line) else { return "" }
        return Words.pointing(at: word, offset, in: lines[line - 1])
    }
}
