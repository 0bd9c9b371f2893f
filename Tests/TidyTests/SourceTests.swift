import Testing

/// The rules of the house that a machine can see.
@Suite struct SourceTests {
    let sources: [SourceTree.SourceFile]
    let all: [SourceTree.SourceFile]

    init() throws {
        sources = try SourceTree.swiftFiles(below: "Sources")
        all = try sources + SourceTree.swiftFiles(below: "Tests")
    }

    /// The floors that know values alone, each with what it may import. Package.swift cannot keep
    /// the system's own modules from them.
    static let pureFloors: [(name: String, below: Set<Substring>)] = [
        ("PomboText", []), ("PomboCore", []), ("PomboLab", ["PomboCore", "PomboText"]),
        ("PomboTerminal", ["PomboCore", "PomboLab", "PomboText"]),
    ]

    @Test func `pure floors import nothing but the pure floors below them`() {
        for floor in Self.pureFloors {
            let files = sources.filter { $0.path.hasPrefix("Sources/\(floor.name)/") }
            #expect(!files.isEmpty, "\(floor.name)")
            for file in files {
                #expect(imports(of: file).allSatisfy(floor.below.contains), "\(file.path)")
            }
        }
    }

    /// They are the quick ones: no process, no socket, no namespace, no file.
    @Test func `tests of pure floors import no more than these`() {
        for floor in Self.pureFloors {
            let files = all.filter { $0.path.hasPrefix("Tests/\(floor.name)Tests/") }
            let allowed = floor.below.union(["Testing", "TestTerminal", floor.name[...]])
            #expect(!files.isEmpty, "\(floor.name)")
            for file in files {
                #expect(imports(of: file).allSatisfy(allowed.contains), "\(file.path)")
            }
        }
    }

    @Test func `nobody imports Foundation or the C library by name`() {
        let foreign: Set<Substring> = [
            "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin",
        ]
        // It starts Python, and is skipped where there is none.
        for file in all where !file.path.hasSuffix("/NumPyTests.swift") {
            #expect(imports(of: file).allSatisfy { !foreign.contains($0) }, "\(file.path)")
        }
    }

    /// And in the fuzz target, which C calls.
    @Test func `unsafe stands in PomboPosix only`() {
        let rooms = ["Sources/PomboPosix/", "Sources/PomboFuzz/"]
        for file in sources where !rooms.contains(where: { file.path.hasPrefix($0) }) {
            expectNone(of: ["unsafe"], in: file, followedBy: " ")
        }
    }

    @Test func `conditional compilation stands in the C header only`() {
        for file in all {
            for (number, line) in numbered(file) where line.trimmed.hasPrefix("#if") {
                Issue.record("\(file.path):\(number): #if")
            }
        }
    }

    @Test func `no line is longer than 100 columns`() {
        for file in all {
            for (number, line) in numbered(file) where line.utf8.count > 100 {
                #expect(line.count <= 100, "\(file.path):\(number)")
            }
        }
    }

    @Test func `no file has more than 300 lines, and half of them at most 120`() {
        for file in all { #expect(file.lines.count <= 300, "\(file.path)") }
        let counts = sources.map(\.lines.count).sorted()
        #expect(counts[counts.count / 2] <= 120)
    }

    @Test func `no function has more than 60 lines`() {
        for file in all {
            for function in FunctionScan.functions(of: file.lines) where function.lineCount > 60 {
                Issue.record("\(file.path):\(function.line): \(function.lineCount) lines")
            }
        }
    }

    @Test func `the scan finds the ends of functions`() {
        let lines: [Substring] = [
            "    func one() {", "        two()", "    }", "    init(", "        _ a: Int",
            "    ) {",
            "        a", "    }", "    func three() { four() }", "    func five()",
        ]
        let functions = FunctionScan.functions(of: lines)
        #expect(functions.map(\.line) == [1, 4, 9, 10])
        #expect(functions.map(\.lineCount) == [3, 5, 1, 1])
    }

    @Test func `libraries print nothing, and nothing is left to do`() {
        for file in sources {
            expectNone(of: ["TODO", "FIXME", "XXX", "HACK"], in: file, commentsToo: true)
            expectNone(of: ["print", "debugPrint", "dump"], in: file, followedBy: "(")
        }
    }

    @Test func `no type is a manager, helper, utility or of common use`() {
        let words = ["Manager", "Helper", "Util", "Utils", "Utility", "Common"]
        for file in sources {
            let name = file.path.split(separator: "/").last!.dropLast(6)
            #expect(!words.contains { name.hasSuffix($0) || name.hasPrefix($0) }, "\(file.path)")
        }
    }

    // MARK: Looking at lines

    private func numbered(
        _ file: SourceTree.SourceFile
    ) -> Zip2Sequence<PartialRangeFrom<Int>, [Substring]> {
        zip(1..., file.lines)
    }

    private func imports(of file: SourceTree.SourceFile) -> [Substring] {
        file.lines.compactMap { line in
            let words = line.code.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place < 2 else { return nil }
            return words.last
        }
    }

    private func expectNone(
        of words: [String], in file: SourceTree.SourceFile, followedBy: Character? = nil,
        commentsToo: Bool = false
    ) {
        for (number, line) in numbered(file) {
            let text = commentsToo ? line : line.code
            for word in words where text.contains(word: word, followedBy: followedBy) {
                Issue.record("\(file.path):\(number): \(word)")
            }
        }
    }
}

extension Substring {
    /// Whether `word` stands here as a whole word.
    fileprivate func contains(word: String, followedBy next: Character?) -> Bool {
        guard utf8.count >= word.utf8.count, contains(word) else { return false }
        return ranges(of: word).contains { range in
            let before = self[..<range.lowerBound].last
            let after = self[range.upperBound...].first
            if before?.isWordCharacter ?? false || before == "." { return false }
            return next.map { after == $0 } ?? !(after?.isWordCharacter ?? false)
        }
    }
}

extension Character {
    fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
