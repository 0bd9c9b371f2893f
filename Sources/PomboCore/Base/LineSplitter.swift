/// Lines out of bytes, in whatever pieces these come. A line ends with LF, or with CR LF as files
/// of other systems have it. None is too long here: who says it cuts it into messages.
package struct LineSplitter: Equatable, Sendable {
    /// The beginning of a line whose end has not come yet.
    private var rest: [UInt8] = []

    package init() {}

    /// The lines that end in `bytes`, empty ones, too. What is no UTF-8 becomes replacement
    /// characters.
    package mutating func add(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var begin = 0
        for place in bytes.indices where bytes[place] == 0x0A {
            rest += bytes[begin..<place]
            lines.append(Self.line(rest))
            rest.removeAll(keepingCapacity: true)
            begin = place + 1
        }
        rest += bytes[begin...]
        return lines
    }

    /// What stands behind the last end of a line: a line, too, once nothing more can come. Nil if
    /// there is nothing.
    package mutating func takeRest() -> String? {
        if rest.isEmpty { return nil }
        defer { rest = [] }
        return Self.line(rest)
    }

    /// All lines of a file that say anything.
    package static func lines(of bytes: [UInt8]) -> [String] {
        var splitter = LineSplitter()
        let lines = splitter.add(bytes)
        return (lines + [splitter.takeRest() ?? ""]).filter { !$0.isEmpty }
    }

    private static func line(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}
