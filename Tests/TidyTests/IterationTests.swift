import Testing

/// The order of a dictionary or a set differs from run to run: whoever iterates one in the core or
/// the lab has lost "one seed, one run". What is declared as one is looked for in its own file.
@Suite struct IterationTests {
    @Test func `the core and the lab iterate no dictionary and no set`() throws {
        let files =
            try SourceTree.swiftFiles(below: "Sources/PomboCore")
            + SourceTree.swiftFiles(below: "Sources/PomboLab")
        for file in files {
            let names = file.lines.compactMap(Self.unorderedName)
            for (number, line) in zip(1..., file.lines) {
                for name in names where Self.iterates(name, line.code) {
                    Issue.record("\(file.path):\(number): \(name) has no order")
                }
            }
        }
    }

    @Test func `nothing in the core or the lab draws chance or time from the system`() throws {
        let words = [
            ".shuffled(", ".shuffle(", "SystemRandomNumberGenerator", ".random(", "randomElement",
            "ContinuousClock", "SuspendingClock", "Task.sleep",
        ]
        let files =
            try SourceTree.swiftFiles(below: "Sources/PomboCore")
            + SourceTree.swiftFiles(below: "Sources/PomboLab")
        for file in files {
            for (number, line) in zip(1..., file.lines) {
                for word in words where line.code.contains(word) {
                    Issue.record("\(file.path):\(number): \(word)")
                }
            }
        }
    }

    @Test func `the check sees declarations and loops`() {
        #expect(Self.unorderedName("    var places: [UInt64: Int] = [:]") == "places")
        #expect(Self.unorderedName("    private let known: Set<UInt64> = []") == "known")
        #expect(Self.unorderedName("    private var known = Set<UInt64>()") == "known")
        #expect(Self.unorderedName("    var held: [HeldSay] = []") == nil)
        #expect(Self.unorderedName("    let units: [(name: String, size: Int)] = []") == nil)
        #expect(Self.unorderedName("    func tell(_ a: [Int: Int])") == nil)
        #expect(Self.iterates("places", "        for (key, _) in places {"))
        #expect(Self.iterates("places", "        for key in self.places.keys {"))
        #expect(Self.iterates("places", "        places.map { $0 }"))
        #expect(!Self.iterates("places", "        if places[key] == nil {"))
        #expect(!Self.iterates("places", "        for place in workplaces {"))
    }

    /// The name that a line declares as a dictionary or a set.
    private static func unorderedName(_ line: Substring) -> String? {
        let words = line.code.split(separator: " ")
        guard let keyword = words.prefix(4).firstIndex(where: { $0 == "var" || $0 == "let" }),
            keyword + 2 < words.count
        else { return nil }
        let name = String(words[keyword + 1].prefix { $0 != ":" })
        // With `=` the type is what follows; at the end of a line it is not to be seen.
        let type = words[(keyword + 2)...].first { $0 != "=" } ?? ""
        let isDictionary =
            type.hasPrefix("[") && type.hasSuffix(":") && !type.hasPrefix("[(") || type == "[:]"
        return isDictionary || type.hasPrefix("Set<") || type.hasPrefix("Dictionary")
            ? name : nil
    }

    private static func iterates(_ name: String, _ code: Substring) -> Bool {
        let calls = [
            "keys", "values", "map", "compactMap", "flatMap", "forEach", "filter", "reduce",
            "sorted", "first", "min", "max", "popFirst", "removeFirst", "enumerated", "prefix",
        ]
        return code.ranges(of: name).contains { range in
            let before = code[..<range.lowerBound].last
            guard before.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return false }
            let after = code[range.upperBound...]
            if let next = after.first, next.isLetter || next.isNumber { return false }
            if code.hasPrefix("        for ") || code.trimmed.hasPrefix("for "),
                code.contains(" in \(name)") || code.contains(" in self.\(name)")
            {
                return true
            }
            return after.first == "."
                && calls.contains { call in
                    let rest = after.dropFirst()
                    guard rest.hasPrefix(call) else { return false }
                    return rest.dropFirst(call.count).first.map { !$0.isLetter } ?? true
                }
        }
    }
}
