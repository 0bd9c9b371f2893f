import Testing

@testable import PomboCore

@Suite struct CRC32CTests {
    /// The definition, a bit at a time.
    private func reference(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0x82F6_3B78 }
        }
        return ~crc
    }

    /// Bytes without a pattern that the tables could share.
    private func noise(_ count: Int) -> [UInt8] {
        var word: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<count).map { _ in
            word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: word >> 56)
        }
    }

    @Test func `P-4: the known answers of RFC 3720 and of the catalogue`() {
        let zeros = [UInt8](repeating: 0, count: 32)
        let ones = [UInt8](repeating: 0xFF, count: 32)
        let command: [UInt8] = [
            0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 4, 0, 0, 0,
            0,
            0x14, 0, 0, 0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
        ]
        #expect(CRC32C.of(zeros.span) == 0x8A91_36AA)
        #expect(CRC32C.of(ones.span) == 0x62A8_AB43)
        #expect(CRC32C.of([UInt8](0..<32).span) == 0x46DD_794E)
        #expect(CRC32C.of([UInt8]((0..<32).reversed()).span) == 0x113F_DB5C)
        #expect(CRC32C.of(command.span) == 0xD996_3A56)
        #expect(CRC32C.of("123456789".utf8.span) == 0xE306_9283)
        #expect(CRC32C.of([UInt8]().span) == 0)
    }

    @Test func `slices give what single bits give, at every length and offset`() {
        let bytes = noise(120)
        for start in 0..<20 {
            for end in start...bytes.count {
                let part = Array(bytes[start..<end])
                #expect(CRC32C.of(bytes.span.extracting(start..<end)) == reference(part))
            }
        }
    }

    /// Two lanes hold 128 bytes: below, at and above one and two of them, and a whole datagram.
    @Test(arguments: [127, 128, 129, 143, 144, 255, 256, 257, Specification.datagramLimit])
    func `long messages give what single bits give`(count: Int) {
        let bytes = noise(count)
        #expect(CRC32C.of(bytes.span) == reference(bytes))
        #expect(CRC32C.of(bytes.span.extracting(3..<count)) == reference(Array(bytes[3...])))
    }

    @Test func `it does not matter how a message is cut`() {
        let bytes = noise(67)
        let whole = CRC32C.of(bytes.span)
        for cut in 0...bytes.count {
            var checksum = CRC32C()
            checksum.update(bytes.span.extracting(0..<cut))
            checksum.update(bytes.span.extracting(cut..<bytes.count))
            #expect(checksum.value == whole)
        }
    }

    @Test func `zeros for the checksum's own place are four zero bytes`() {
        for count in 0..<20 {
            let bytes = noise(count)
            var checksum = CRC32C()
            checksum.update(bytes.span)
            checksum.updateZeros()
            checksum.update(bytes.span)
            #expect(checksum.value == reference(bytes + [0, 0, 0, 0] + bytes))
        }
    }
}
