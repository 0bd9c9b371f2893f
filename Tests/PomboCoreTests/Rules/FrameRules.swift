import Testing

@testable import PomboCore

@Suite struct FrameRules {
    private func hello() -> [UInt8] {
        var bytes: [UInt8] = []
        _ = Hello(nonce: 1, time: 2).encode(into: &bytes)
        return bytes
    }

    private func isText(_ bytes: [UInt8]) -> Bool { Text.isValid(bytes.span) }

    private func crc(_ bytes: [UInt8]) -> UInt32 { CRC32C.of(bytes.span) }

    private func fault(_ bytes: [UInt8], by side: Header.Side = .relay) -> FrameError? {
        do {
            _ = try Header(bytes.span, readBy: side)
            return nil
        } catch { return error }
    }

    @Test func `P-1: only FE 70 begins a frame, and no text does`() {
        var bytes = hello()
        #expect(fault(bytes) == nil && bytes.prefix(2) == [0xFE, 0x70])
        bytes[1] = 0x71
        #expect(fault(bytes) == .magic(0xFE71))
        #expect(!isText([UInt8](hello().prefix(12))))
    }

    @Test func `P-2: 12 bytes are the least, 1,176 the most`() {
        #expect(fault([UInt8](repeating: 0, count: 11)) == .tooShort(byteCount: 11))
        for (size, isTaken) in [(1176, true), (1177, false)] {
            var bytes = hello()
            bytes += [UInt8](repeating: 0, count: size - bytes.count)
            bytes[4] = UInt8(size >> 8)
            bytes[5] = UInt8(size & 0xFF)
            let checksum = Header.checksum(bytes.span)
            for index in 0..<4 {
                bytes[8 + index] = UInt8(truncatingIfNeeded: checksum >> UInt32(24 - 8 * index))
            }
            #expect(fault(bytes) == (isTaken ? nil : .tooLong(byteCount: size)))
        }
    }

    @Test func `P-3: the length must be what arrived`() {
        let bytes = hello()
        #expect(fault(bytes + [0]) == .length(stated: 64, arrived: 65))
        #expect(fault(Array(bytes.dropLast())) == .length(stated: 64, arrived: 63))
    }

    @Test func `P-4: every flipped bit is noticed`() {
        let bytes = hello()
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(fault(damaged) != nil)
        }
    }

    @Test func `P-4: the checksum is CRC-32C as RFC 3720 has it`() {
        let zeros = [UInt8](repeating: 0, count: 32)
        let ones = [UInt8](repeating: 0xFF, count: 32)
        let rising = (0..<32).map { UInt8($0) }
        #expect(crc(zeros) == 0x8A91_36AA)
        #expect(crc(ones) == 0x62A8_AB43)
        #expect(crc(rising) == 0x46DD_794E)
        #expect(crc(Array("123456789".utf8)) == 0xE306_9283)
        for count in 0..<100 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
            var slow: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                slow ^= UInt32(byte)
                for _ in 0..<8 { slow = slow & 1 == 0 ? slow >> 1 : slow >> 1 ^ 0x82F6_3B78 }
            }
            #expect(crc(bytes) == ~slow)
        }
    }

    @Test func `P-5: another version's HELLO is answered with the versions, the rest dropped`() {
        var bench = RelayBench()
        let address = bench.address()
        for type in FrameType.allCases where !type.isFromRelay {
            var bytes = [UInt8](repeating: 0, count: 128)
            bytes[0] = 0xFE
            bytes[1] = 0x70
            bytes[2] = 9
            bytes[3] = type.rawValue
            bytes.sealFrame(from: 0)
            bench.give(bytes, from: address)
            let challenges = bench.frames(Challenge.self, to: address)
            #expect(challenges.map(\.versions) == (type == .hello ? [[1]] : []))
        }
    }

    @Test func `P-6: a sealed datagram is dropped`() {
        var bytes = hello()
        bytes[7] = 3
        bytes.sealFrame(from: 0)
        #expect(fault(bytes) == .sealed(keyID: 3))
    }

    @Test func `P-7: each side takes only the other's types, so two relays never talk`() {
        for type in FrameType.allCases {
            var bytes = [UInt8](repeating: 0, count: 128)
            bytes[0] = 0xFE
            bytes[1] = 0x70
            bytes[2] = 1
            bytes[3] = type.rawValue
            bytes.sealFrame(from: 0)
            #expect((fault(bytes, by: .relay) == nil) == !type.isFromRelay)
            #expect((fault(bytes, by: .client) == nil) == type.isFromRelay)
        }
    }

    @Test func `P-8: what is too small to be answered is dropped`() {
        for (type, floor) in [(FrameType.hello, 64), (.probe, 128), (.ping, 40), (.leave, 20)] {
            for size in [floor - 1, floor] {
                var bytes = [UInt8](repeating: 0, count: size)
                bytes[0] = 0xFE
                bytes[1] = 0x70
                bytes[2] = 1
                bytes[3] = type.rawValue
                bytes.sealFrame(from: 0)
                #expect((fault(bytes) == nil) == (size == floor))
            }
        }
    }

    @Test func `P-9: rubbish is counted by its cause and not answered`() {
        var bench = RelayBench()
        let address = bench.address()
        let hello = hello()
        var badChecksum = hello
        badChecksum[20] ^= 1
        for bytes in [[], [1, 2], Array("hello".utf8) + hello, badChecksum] {
            bench.give(bytes, from: address)
            #expect(bench.sent.isEmpty)
        }
        let dropped = bench.relay.counts.dropped
        #expect(dropped[FrameError.Cause.tooShort.rawValue] == 2)
        #expect(dropped[FrameError.Cause.magic.rawValue] == 1)
        #expect(dropped[FrameError.Cause.checksum.rawValue] == 1)
    }

    @Test func `P-10: bytes behind the last known field are ignored`() throws {
        var bytes: [UInt8] = []
        let ack = Ack(session: 1, cseq: 2, seq: 3, time: 4, holdMicroseconds: 5, seen: 6)
        _ = ack.encode(into: &bytes)
        bytes += [9, 9, 9]
        bytes.sealFrame(from: 0)
        _ = try Header(bytes.span, readBy: .client)
        #expect(try Ack(bytes.span) == ack)
    }

    @Test func `P-10: a record's own length lets it grow`() throws {
        var bytes: [UInt8] = []
        let record = Record(
            seq: 2, prev: 1, time: WallTime(microseconds: 3), client: 4, cseq: 5, kind: .say)
        record.encode(name: "a".utf8.span, text: "b".utf8.span, into: &bytes)
        bytes[1] += 2
        bytes += [7, 7, 0, 0]
        var offset = 0
        #expect(try Record(bytes.span, at: &offset)?.seq == 2)
        #expect(offset == bytes.count - 2)
        #expect(try Record(bytes.span, at: &offset) == nil)
    }

    @Test func `P-12: texts are well-formed and free of controls`() {
        for good in ["a", "\t", "olá", "日本", "👩‍👩‍👧", String(repeating: "x", count: 1000)] {
            #expect(isText(Array(good.utf8)), "\(good)")
        }
        let bad: [[UInt8]] = [
            [0], [0x1B], [0x0A], [0x7F], [0xC2, 0x80], [0x61, 0xC2, 0x9F], [0xC3], [0xFF],
            [0xED, 0xA0, 0x80], [0xC0, 0x80], Array(repeating: 0x61, count: 1001),
        ]
        for bytes in bad { #expect(!isText(bytes), "\(bytes.prefix(4))") }
        #expect(isText([0xC2, 0xA0]))
    }

    @Test func `P-13: names are letters, digits, marks after a letter, and - _ .`() {
        for good in ["a", "Ana-2", "João", "JOA\u{303}O", "李", "a_b.c", "İ", "ß", "٣"] {
            #expect(Name(good) != nil, "\(good)")
        }
        let bad = [
            "", "a b", "a\u{200B}", "\u{303}a", "1\u{303}", "a/b", "é\n", "🦊", "a\u{202E}b",
            String(repeating: "x", count: 33),
        ]
        for name in bad { #expect(Name(name) == nil, "\(name)") }
        #expect(Name(String(repeating: "x", count: 32)) != nil)
    }

    @Test func `P-14: names are the same in any composition and case`() {
        #expect(Name("João") == Name("JOA\u{303}O"))
        #expect(Name("João")?.text == "João" && Name("JOA\u{303}O")?.text != "João")
        #expect(Name("İ") != Name("i") && Name("ß") != Name("ss"))
        #expect(Set([Name("Ana")!, Name("ANA")!, Name("ana")!]).count == 1)
    }

    @Test func `P-15: remarks are bounded and may be empty`() throws {
        for (count, isTaken) in [(0, true), (120, true), (121, false)] {
            var bytes: [UInt8] = []
            let bye = Bye(
                tag: 1, reason: .stopping, remark: String(repeating: "x", count: count))
            _ = bye.encode(into: &bytes)
            #expect(((try? Bye(bytes.span)) == bye) == isTaken)
        }
    }
}
