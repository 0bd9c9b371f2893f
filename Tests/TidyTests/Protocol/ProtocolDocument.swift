/// protocol.md, as far as tests read it: numbered rules, tables, vectors.
struct ProtocolDocument {
    private let lines: [Substring]

    struct Vector {
        let name: String
        let bytes: [UInt8]
        let description: String
    }

    init() throws {
        lines = try SourceTree.lines(of: "protocol.md")
    }

    /// `P-1`, `P-2` … and `L-1` … in the order in which they stand there.
    var rules: [String] {
        lines.filter { $0.hasPrefix("**P-") || $0.hasPrefix("**L-") }
            .map { String($0.dropFirst(2).prefix { $0 != "*" }) }
    }

    /// The cells of the table that follows a heading, without the head of the table.
    func table(after heading: String) -> [[String]] {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("### \(heading)") }) else {
            return []
        }
        let rest = lines[(start + 1)...].drop { !$0.hasPrefix("|") && !$0.hasPrefix("#") }
        return rest.prefix { $0.hasPrefix("|") }.dropFirst(2).map(Self.cells)
    }

    /// Every row of every table that has a constant of the code in its first cell.
    var constants: [(name: String, value: String)] {
        lines.filter { $0.hasPrefix("| `") }.map(Self.cells).compactMap { cells in
            guard let name = cells.first?.dropFirst().dropLast(), name.contains("."),
                name.first?.isUppercase == true
            else { return nil }
            return (String(name), cells[1])
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { String($0.trimmed) }
    }

    /// The fenced blocks marked `vector`: a name, hexadecimal lines, and a description after `=`.
    var vectors: [Vector] {
        var vectors: [Vector] = []
        var block: [Substring]?
        for line in lines {
            if line == "```vector" {
                block = []
            } else if line == "```", let body = block {
                vectors.append(Self.vector(body))
                block = nil
            } else {
                block?.append(line)
            }
        }
        return vectors
    }

    private static func vector(_ body: [Substring]) -> Vector {
        let digits = body.dropFirst().dropLast().joined().filter { $0 != " " }.utf8
        let nibbles = digits.map { UInt8($0) & 0xF + ($0 > 0x39 ? 9 : 0) }
        let bytes = stride(from: 0, to: nibbles.count & ~1, by: 2).map {
            nibbles[$0] << 4 | nibbles[$0 + 1]
        }
        return Vector(
            name: String(body.first ?? ""), bytes: bytes,
            description: String((body.last ?? "").dropFirst(2)))
    }
}
