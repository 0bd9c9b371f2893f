import Testing

/// The specification is executable: rules of protocol.md and tests know each other.
@Suite struct RuleTests {
    let rules: [String]
    let citations: [Citation]

    struct Citation {
        let rule: String
        let place: String
    }

    init() throws {
        rules = try ProtocolDocument().rules
        citations = try SourceTree.swiftFiles(below: "Tests").flatMap { file in
            // The samples below are no tests.
            if file.path.hasSuffix("/RuleTests.swift") { return [Citation]() }
            return file.lines.flatMap { line in
                Self.rules(citedBy: line).map { Citation(rule: $0, place: file.path) }
            }
        }
    }

    @Test func `the rules are numbered without a hole, and no number is used twice`() {
        for letter in ["P", "L"] {
            let numbers = rules.filter { $0.hasPrefix(letter) }
            #expect(Set(numbers) == Set(numbers.indices.map { "\(letter)-\($0 + 1)" }))
        }
        #expect(rules.count > 90)
    }

    @Test func `every rule is proven by a test that is named by it`() {
        let proven = Set(citations.map(\.rule))
        for rule in rules where !proven.contains(rule) { Issue.record("\(rule) has no test") }
    }

    @Test func `every test that cites a rule cites one that exists`() {
        for citation in citations {
            #expect(rules.contains(citation.rule), "\(citation.rule) in \(citation.place)")
        }
    }

    @Test func `citations are read off the names of tests`() {
        let names = [
            ("    @Test func `P-3: a retry gets its stamp`() {", ["P-3"]),
            ("    func `P-3, L-12: both of them`(count: Int) {", ["P-3", "L-12"]),
            ("    @Test func `a retry gets its stamp`() {", []),
            ("    // P-3: no test", []),
        ]
        for (line, rules) in names { #expect(Self.rules(citedBy: line[...]) == rules) }
    }

    /// The rules before the colon of a test's name.
    private static func rules(citedBy line: Substring) -> [String] {
        guard let start = line.firstRange(of: "func `") else { return [] }
        let name = line[start.upperBound...].prefix { $0 != "`" }
        guard name.hasPrefix("P-") || name.hasPrefix("L-"), let colon = name.firstIndex(of: ":")
        else { return [] }
        return name[..<colon].split(separator: ",").map { String($0.trimmed) }
    }
}
