import Testing

/// The documents for whoever picks this up are true.
@Suite struct DocumentTests {
    @Test func `every file and type that the architecture names is there`() throws {
        let paths = try SourceTree.paths(below: "Sources")
        let folders = Set(paths.flatMap { Self.folders(of: $0) })
        let types = Set(
            paths.compactMap { $0.split(separator: "/").last?.split(separator: ".")[0] })
        var count = 0
        for line in try SourceTree.lines(of: ".github/ARCHITECTURE.md") {
            for word in Self.quoted(line) {
                if word.contains("/") {
                    #expect(
                        folders.contains(word) || folders.contains("Sources/\(word)"), "\(word)")
                } else if Self.isType(word) {
                    #expect(types.contains(word) || folders.contains("Sources/\(word)"), "\(word)")
                } else {
                    continue
                }
                count += 1
            }
        }
        #expect(count > 60)
    }

    @Test func `names of types are told from other words`() {
        #expect(
            Self.quoted("the `RelayLoop` and `a b`, `Sources/x`") == [
                "RelayLoop", "a b", "Sources/x",
            ])
        for word: Substring in ["Relay", "RelayLoop", "SweepCSV"] { #expect(Self.isType(word)) }
        for word: Substring in ["tick", "HEAD", "a b", "--help", ".lab"] {
            #expect(!Self.isType(word))
        }
    }

    @Test func `the newest version of the changelog is the program's`() throws {
        let versions = try SourceTree.lines(of: "CHANGELOG.md").compactMap(Self.version)
        let program = try SourceTree.lines(of: "Sources/pombo/Pombo.swift")
            .first { $0.contains("static let version") }?.split(separator: "\"")
        #expect(
            versions.first.map { $0.map(String.init).joined(separator: ".") }
                == program.map { String($0[1]) })
        // Newest first, none twice.
        for (newer, older) in zip(versions, versions.dropFirst()) {
            #expect(older.lexicographicallyPrecedes(newer), "\(older)")
        }
    }

    @Test func `a version of the changelog tells what was added, changed and fixed, in this order`()
        throws
    {
        let kinds = ["Added", "Changed", "Fixed"]
        var last = -1
        for line in try SourceTree.lines(of: "CHANGELOG.md").dropFirst(4) where !line.isEmpty {
            if Self.version(line) != nil {
                last = -1
            } else if let kind = kinds.firstIndex(of: String(line)) {
                #expect(kind > last, "\(line)")
                last = kind
            } else {
                #expect(line.hasPrefix("- ") && last >= 0, "\(line)")
            }
        }
    }

    /// Those of the pure floors, and these here.
    @Test func `the quick tests are named alike wherever they are named`() throws {
        let floors = SourceTests.pureFloors.map { $0.name.dropFirst(5) }
        for path in ["README.md", ".github/CONTRIBUTING.md"] {
            let text = try SourceTree.text(of: path)
            let filter = text.firstRange(of: "swift test --filter '")
                .map { text[$0.upperBound...].prefix { $0 != "'" } }
            #expect(filter == "Pombo(\(floors.joined(separator: "|")))Tests|TidyTests", "\(path)")
        }
    }

    // MARK: Reading

    /// What stands between backticks.
    private static func quoted(_ line: Substring) -> [Substring] {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
    }

    /// A word with a capital in front and small letters behind it.
    private static func isType(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase else { return false }
        return word.contains(where: \.isLowercase) && word.allSatisfy { $0.isLetter || $0.isNumber }
    }

    /// The path itself and all above it.
    private static func folders(of path: String) -> [Substring] {
        path.indices.filter { path[$0] == "/" }.map { path[..<$0] } + [path[...]]
    }

    /// The numbers of `## 0.2.0 (…)`.
    private static func version(_ line: Substring) -> [Int]? {
        guard line.hasPrefix("## ") else { return nil }
        let numbers = line.dropFirst(3).prefix { $0 != " " }.split(separator: ".").map { Int($0) }
        return numbers.count == 3 ? numbers.compactMap(\.self) : nil
    }
}
