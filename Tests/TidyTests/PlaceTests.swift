import Testing

/// A type lives in the file of its name, so that whoever knows the one finds the other. What is
/// private to a file, or nested, may stay with whom it serves.
@Suite struct PlaceTests {
    @Test func `a type lives in the file of its name`() throws {
        for file in try SourceTree.swiftFiles(below: "Sources") {
            for type in Self.types(of: file.lines) where "\(type).swift" != file.name {
                Issue.record("\(file.path): \(type) wants a file of its own")
            }
        }
    }

    @Test func `types at the left margin are seen, but for private ones`() {
        let lines: [Substring] = [
            "struct One {", "    struct Inner {}", "package indirect enum Two: Error { case a }",
            "private struct Three {", "extension One {", "/// struct Four {", "class func",
            "package final class Five<Value>: Six {", "fileprivate enum Seven {",
            "protocol Eight: ~Copyable {",
        ]
        #expect(Self.types(of: lines) == ["One", "Two", "Five", "Eight"])
    }

    private static let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor"]
    private static let words: Set<Substring> = ["package", "public", "indirect", "final"]

    private static func types(of lines: [Substring]) -> [String] {
        lines.compactMap { line in
            let head = line.prefix { !"{:<(".contains($0) }.split(separator: " ")
            guard line.first != " ", let place = head.firstIndex(where: kinds.contains),
                place + 2 == head.count, head[..<place].allSatisfy(words.contains),
                head[place + 1].first!.isUppercase
            else { return nil }
            return String(head[place + 1])
        }
    }
}
