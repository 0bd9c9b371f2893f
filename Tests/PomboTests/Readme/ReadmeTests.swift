import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// What the README lists is there, in the same words.
@Suite(.waitingForOthers) struct ReadmeTests {
    static let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()

    let lines: [Substring]

    init() throws {
        let text = String(decoding: try readWhole("\(Self.root)/README.md"), as: UTF8.self)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test func `the commands are those of --help, with the same words`() {
        let rows = lines.filter { $0.hasPrefix("| `pombo ") }.map { row in
            row.split(separator: "|").map { String($0).trimmingSpaces }
        }
        let commands = Commands.pombo.commands.map { command in
            ["`pombo \(command.name)`", command.summary[.english]]
        }
        #expect(rows == commands)
    }

    @Test func `every room of the house is on the map`() throws {
        let rooms = lines.filter { $0.hasPrefix("| `Sources/") }
            .map { $0.dropFirst(11).prefix { $0 != "`" } }
        let folders = try Folder.names(in: "\(Self.root)/Sources").filter { !$0.hasPrefix(".") }
        // Only there while somebody fuzzes.
        #expect(Set(rooms.map(String.init)) == Set(folders).subtracting(["PomboFuzz"]))
    }

    @Test func `every room of the program is named on the map`() throws {
        let row = lines.first { $0.hasPrefix("| `Sources/pombo` |") } ?? ""
        for name in try Folder.names(in: "\(Self.root)/Sources/pombo")
        where !name.hasSuffix(".swift") && !name.hasPrefix(".") {
            #expect(row.contains("`\(name)`"), "\(name)")
        }
    }

    @Test func `the files that it names are there`() throws {
        for line in lines {
            for part in line.split(separator: "](").dropFirst() {
                let path = part.prefix { $0 != ")" }
                #expect(try FileFacts(at: "\(Self.root)/\(path)") != nil, "\(path)")
            }
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
