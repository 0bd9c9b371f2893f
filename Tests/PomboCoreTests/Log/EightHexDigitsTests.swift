import Testing

@testable import PomboCore

@Suite struct EightHexDigitsTests {
    @Test func `any byte at any place is a lower-case digit or none`() {
        let digits = Array("0123456789abcdef".utf8)
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                var text = Array("1f0a9e55".utf8)
                text[place] = byte
                let word = text.reduce(0) { $0 << 8 | UInt64($1) }
                var expected: UInt32? = 0
                for letter in text {
                    guard let value = digits.firstIndex(of: letter), let before = expected else {
                        expected = nil
                        break
                    }
                    expected = before << 4 | UInt32(value)
                }
                #expect(EightHexDigits(word).value == expected)
            }
        }
    }

    @Test func `digits keep their order`() {
        let words: [(UInt64, UInt32)] = [
            (0x3031_3233_3435_3637, 0x0123_4567), (0x3839_6162_6364_6566, 0x89AB_CDEF),
            (0x3030_3030_3030_3030, 0), (0x6666_6666_6666_6666, .max),
        ]
        for (word, value) in words { #expect(EightHexDigits(word).value == value) }
    }
}
