/// A set of message numbers, a bit for each: numbers count from 1.
package struct MessageSet: Hashable, Sendable {
    private var words: [UInt64]
    /// The highest number that can be in it.
    package let limit: Int

    package init(limit: Int) {
        precondition(limit >= 0)
        self.limit = limit
        words = Array(repeating: 0, count: (limit + 63) / 64)
    }

    /// The numbers for which `isMember` says so.
    package init(limit: Int, where isMember: (Int) -> Bool) {
        self.init(limit: limit)
        for number in stride(from: 1, through: limit, by: 1) where isMember(number) {
            insert(number)
        }
    }

    package mutating func insert(_ number: Int) {
        precondition(1 <= number && number <= limit)
        words[(number - 1) / 64] |= 1 << UInt64((number - 1) % 64)
    }

    package func contains(_ number: Int) -> Bool {
        1 <= number && number <= limit
            && words[(number - 1) / 64] >> UInt64((number - 1) % 64) & 1 == 1
    }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    package func subtracting(_ other: MessageSet) -> MessageSet { merged(other) { $0 & ~$1 } }

    package func intersection(_ other: MessageSet) -> MessageSet { merged(other) { $0 & $1 } }

    private func merged(
        _ other: MessageSet, _ combine: (UInt64, UInt64) -> UInt64
    ) -> MessageSet {
        precondition(limit == other.limit)
        var result = self
        for index in words.indices {
            result.words[index] = combine(words[index], other.words[index])
        }
        return result
    }

    /// Ascending.
    package var numbers: [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(count)
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                numbers.append(index * 64 + word.trailingZeroBitCount + 1)
                word &= word - 1
            }
        }
        return numbers
    }

    /// The lengths of its runs of neighbours, in order. A run that reaches the limit is left out:
    /// how long it would have become is not known.
    package var runs: [Int] {
        var runs: [Int] = []
        var length = 0
        for number in stride(from: 1, through: limit, by: 1) {
            if contains(number) {
                length += 1
            } else if length > 0 {
                runs.append(length)
                length = 0
            }
        }
        return runs
    }
}
