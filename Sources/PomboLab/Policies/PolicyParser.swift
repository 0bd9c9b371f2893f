extension Policy {
    /// Reads one policy: `none`, `nack`, `nack 3`.
    package init(_ spec: String) throws(PolicyError) {
        var words = Words(spec)
        func error(_ word: Words.Word, _ problem: PolicyError.Problem) -> PolicyError {
            PolicyError(offset: word.offset, word: String(word.text), problem)
        }
        guard let name = words.next else {
            throw PolicyError(offset: words.place, word: "", .missing)
        }
        words.skip()
        guard let kind = PolicyKind(named: name.text) else {
            let names =
                PolicyKind.allCases.map(\.rawValue) + PolicyKind.synonyms.map(\.name)
            let nearest = Spelling.nearest(to: name.text, in: names)
            throw error(name, .unknown(nearest: nearest))
        }
        guard let number = words.next else {
            self.init(kind)
            return
        }
        words.skip()
        guard let counts = kind.counts else {
            throw error(number, .noNumber(after: kind.rawValue))
        }
        guard let count = Int(number.text), counts.contains(count) else {
            throw error(number, .number(kind, counts))
        }
        if let surplus = words.next { throw error(surplus, .surplus(after: words.previous)) }
        self.init(kind, count)
    }
}
