import PomboCore
import Testing

@Suite struct LineSplitterTests {
    /// LF, CR LF, an empty line, a zero byte, half a character, a CR that ends nothing.
    private static let bytes =
        Array("one\ndois é 2\r\n\nz\0ero\n".utf8) + [0xC3, 0x0A, 0x0D, 0x61, 0x0D, 0x0D, 0x0A]
        + Array("end".utf8)
    private static let lines = ["one", "dois é 2", "", "z\0ero", "\u{FFFD}", "\ra\r"]

    @Test func `lines are the same, in whatever pieces they come`() {
        let bytes = Self.bytes
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var splitter = LineSplitter()
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
                let lines = pieces.flatMap { splitter.add(Array($0)) }
                // By their bytes: CR LF is one character to a string.
                #expect(lines.map { Array($0.utf8) } == Self.lines.map { Array($0.utf8) })
                #expect(splitter.takeRest() == "end")
                #expect(splitter == LineSplitter())
            }
        }
    }

    @Test func `what no end follows is a line once nothing more can come`() {
        var splitter = LineSplitter()
        #expect(splitter.add([]) == [] && splitter.takeRest() == nil)
        #expect(splitter.add(Array("a\nb".utf8)) == ["a"])
        #expect(splitter.add(Array("c\r".utf8)) == [])
        #expect(splitter.takeRest() == "bc" && splitter.takeRest() == nil)
    }

    @Test func `a line of any length is one`() {
        var splitter = LineSplitter()
        let piece = Array(repeating: UInt8(ascii: "x"), count: 65_536)
        for _ in 0..<100 { #expect(splitter.add(piece) == []) }
        #expect(splitter.add([0x0A]).map(\.utf8.count) == [6_553_600])
    }

    @Test func `of a file only the lines that say something are taken`() {
        #expect(LineSplitter.lines(of: Array("\none\r\n\r\n\ntwo".utf8)) == ["one", "two"])
        #expect(LineSplitter.lines(of: []) == [])
    }
}
