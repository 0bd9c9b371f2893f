import Testing

/// What nothing in the sources names but its own declaration is dead, or there for a test alone.
/// Names are compared, not meanings: a dead `count` is not found while another `count` lives.
@Suite struct CallTests {
    /// What is called from outside the sources, and by whom.
    static let calledFromOutside: [Substring: String] = [
        "fuzzOneInput": "libFuzzer, under its C name",
        "layout": "the tests that hold protocol.md and the wire together",
    ]

    @Test func `what the sources declare, the sources use`() throws {
        let unused = DeclarationScan(try SourceTree.swiftFiles(below: "Sources")).unusedNames
        for name in unused where Self.calledFromOutside[name.word] == nil {
            Issue.record("\(name.path):\(name.line): nothing in Sources uses \(name.word)")
        }
        for name in Self.calledFromOutside.keys {
            #expect(unused.contains { $0.word == name }, "\(name) needs no exception")
        }
    }

    @Test func `what is named only where it is declared is found`() {
        let lines: [Substring] = [
            "struct Used {  // and not three", "    let one: Used, other = 2, two = other",
            "    func two() -> Used { one + two(\"\\(four)\") }", "    func three() {}",
            "    case five, six(_ six: Used)", "    case seven", "    let `eight` = Used.five",
            "    private var four: Used", "        case .seven: break", "    func nine() {}",
            "    func nine(_ two: Int) {}", "        case let ten: two(nil)",
        ]
        let unused = DeclarationScan([.init(path: "", lines: lines)]).unusedNames
        #expect(unused.map(\.word) == ["three", "eight", "nine", "nine"])
        #expect(unused.map(\.line) == [4, 7, 10, 11])
    }
}
