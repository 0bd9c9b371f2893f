/// Finds the word that somebody probably meant.
package enum Spelling {
    /// The candidate that fewest slips turn into `word`: at most two, and fewer than half of it.
    package static func nearest(to word: some StringProtocol, in candidates: [String]) -> String? {
        let typed = Array(word.lowercased().unicodeScalars)
        var best: (name: String, slips: Int)?
        for candidate in candidates {
            let slips = slips(typed, Array(candidate.lowercased().unicodeScalars))
            if slips < best?.slips ?? Int.max { best = (candidate, slips) }
        }
        guard let best, best.slips <= 2, best.slips * 2 <= max(typed.count, 2) else { return nil }
        return best.name
    }

    /// Letters missing, surplus, wrong, or two neighbours exchanged.
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var next = [index + 1]
            for (place, other) in right.enumerated() {
                var cost = min(
                    next[place] + 1, row[place + 1] + 1, row[place] + (letter == other ? 0 : 1))
                if index > 0, place > 0, letter == right[place - 1], left[index - 1] == other {
                    cost = min(cost, before[place - 1] + 1)
                }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row[right.count]
    }
}
