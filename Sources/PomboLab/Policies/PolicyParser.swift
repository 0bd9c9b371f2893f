extension Policy {
    /// Reads one policy: `none`, `nack`, `nack 3`.
    package init(_ spec: String) throws(PolicyError) {
        let policies = try Self.list(spec)
        guard policies.count == 1 else {
            throw PolicyError(offset: spec.utf8.count, word: "", .missing)
        }
        self = policies[0]
    }

    /// Reads several, with commas between: `none, nack 3, gbn 8`.
    package static func list(_ spec: String) throws(PolicyError) -> [Policy] {
        var policies: [Policy] = []
        var words: [(text: Substring, offset: Int)] = []
        var end = 0
        for part in spec.split(separator: ",", omittingEmptySubsequences: false) {
            words.removeAll()
            for word in part.split(whereSeparator: \.isWhitespace) {
                let offset = spec.utf8.distance(from: spec.startIndex, to: word.startIndex)
                words.append((word, offset))
            }
            end += part.utf8.count
            guard !words.isEmpty else { throw PolicyError(offset: end, word: "", .missing) }
            end += 1
            let policy = try policy(of: words)
            if policies.contains(policy) {
                throw PolicyError(offset: words[0].offset, word: policy.description, .repeated)
            }
            policies.append(policy)
        }
        return policies
    }

    private static func policy(
        of words: [(text: Substring, offset: Int)]
    ) throws(PolicyError) -> Policy {
        let (name, offset) = words[0]
        func fail(_ place: Int, _ problem: PolicyError.Problem) -> PolicyError {
            PolicyError(offset: words[place].offset, word: String(words[place].text), problem)
        }
        guard let kind = PolicyKind(named: name) else {
            let names =
                PolicyKind.allCases.map(\.rawValue) + PolicyKind.synonyms.map(\.name)
            let nearest = Spelling.nearest(to: name, in: names)
            throw PolicyError(offset: offset, word: String(name), .unknown(nearest: nearest))
        }
        guard words.count > 1 else { return Policy(kind) }
        guard let counts = kind.counts else { throw fail(1, .noNumber(after: kind.rawValue)) }
        guard let count = Int(words[1].text), counts.contains(count) else {
            throw fail(1, .number(kind, counts))
        }
        guard words.count == 2 else { throw fail(2, .surplus(after: String(words[1].text))) }
        return Policy(kind, count)
    }
}
