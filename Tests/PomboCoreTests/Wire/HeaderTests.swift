import Testing

@testable import PomboCore

@Suite struct HeaderTests {
    private let ping = WireSamples.ordinary.first { $0.type == .ping }!.bytes

    private func error(_ bytes: [UInt8], readBy side: Header.Side = .relay) -> FrameError? {
        do throws(FrameError) {
            _ = try Header(bytes.span, readBy: side)
            return nil
        } catch {
            return error
        }
    }

    private func changed(_ offset: Int, to byte: UInt8) -> [UInt8] {
        var bytes = ping
        bytes[offset] = byte
        return bytes
    }

    /// Another byte in the header, and a checksum that fits it.
    private func sealed(_ offset: Int, to byte: UInt8) -> [UInt8] {
        FrameSample.sealed(changed(offset, to: byte))
    }

    @Test func `a whole datagram is taken, with its type and flags`() throws {
        let header = try Header(ping.span, readBy: .relay)
        #expect(header.type == .ping)
        #expect(header.flags == 0)
    }

    @Test func `P-1: a datagram that does not begin with FE 70 is dropped`() {
        #expect(error(changed(0, to: 0xFF)) == .magic(0xFF70))
        #expect(error(changed(1, to: 0x71)) == .magic(0xFE71))
        // And no text begins with it.
        let first: [UInt8] = [0xFE]
        let isText = Text.isValid(first.span)
        #expect(!isText)
    }

    @Test func `P-2: twelve bytes are the least, 1,176 the most`() {
        for count in 0..<12 {
            #expect(error(Array(ping.prefix(count))) == .tooShort(byteCount: count))
        }
        let head: [UInt8] = [0xFE, 0x70, 1, FrameType.pong.rawValue, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(error(FrameSample.sealed(head), readBy: .client) == nil)
        let largest = FrameSample.sealed(head + [UInt8](repeating: 0, count: 1176 - 12))
        #expect(error(largest, readBy: .client) == nil)
        #expect(error(largest + [0], readBy: .client) == .tooLong(byteCount: 1177))
    }

    @Test func `P-3: the length is what arrived`() {
        let count = ping.count
        #expect(
            error(Array(ping.dropLast())) == .length(stated: count, arrived: count - 1))
        #expect(error(ping + [0]) == .length(stated: count, arrived: count + 1))
        #expect(
            error(changed(4, to: 1)) == .length(stated: 256 + count, arrived: count))
    }

    @Test func `P-4: every flipped bit is noticed`() {
        for offset in ping.indices {
            for bit in 0..<8 {
                #expect(error(changed(offset, to: ping[offset] ^ 1 << bit)) != nil)
            }
        }
    }

    @Test func `P-4: the checksum is CRC-32C of all bytes with its own field zero`() {
        var bytes = ping
        for offset in 8..<12 { bytes[offset] = 0 }
        #expect(ping.span.word32(at: 8) == CRC32C.of(bytes.span))
    }

    @Test func `P-5: another version is told apart from damage`() {
        #expect(error(changed(2, to: 2)) == .checksum)
        #expect(error(sealed(2, to: 2)) == .version(2))
        #expect(error(sealed(2, to: 0)) == .version(0))
    }

    @Test func `P-6: a key id other than zero is dropped`() {
        for id: UInt8 in 1...255 { #expect(error(sealed(7, to: id)) == .sealed(keyID: id)) }
    }

    @Test func `P-7: each side takes the other's types only`() {
        for sample in WireSamples.all {
            let type = sample.type
            let (own, other): (Header.Side, Header.Side) =
                type.isFromRelay ? (.relay, .client) : (.client, .relay)
            #expect(error(sample.bytes, readBy: own) == .direction(type), "\(sample.name)")
            #expect(error(sample.bytes, readBy: other) == nil, "\(sample.name)")
            #expect(type.isFromRelay == (type.rawValue >= 0x80))
        }
    }

    @Test func `P-8: a client datagram that is one byte too small is dropped`() {
        for type in FrameType.allCases where !type.isFromRelay {
            let head: [UInt8] = [0xFE, 0x70, 1, type.rawValue, 0, 0, 0, 0, 0, 0, 0, 0]
            let bytes = head + [UInt8](repeating: 0, count: type.floor - 12)
            #expect(error(FrameSample.sealed(bytes)) == nil, "\(type)")
            #expect(
                error(FrameSample.sealed(bytes.dropLast()))
                    == .tooShort(byteCount: type.floor - 1), "\(type)")
        }
    }

    @Test func `P-98: the first fault in the order of the document is the one that counts`() {
        var bytes = [UInt8](repeating: 0, count: 30)
        // Wrong in everything, then put right one after the other.
        bytes[2] = 9
        bytes[3] = 0x7F
        bytes[7] = 5
        #expect(error(Array(bytes.prefix(11))) == .tooShort(byteCount: 11))
        #expect(error(bytes) == .magic(0))
        bytes[0] = 0xFE
        bytes[1] = 0x70
        #expect(error(bytes) == .length(stated: 0, arrived: 30))
        bytes[5] = 30
        #expect(error(bytes) == .checksum)
        bytes = FrameSample.sealed(bytes)
        #expect(error(bytes) == .version(9))
        bytes[2] = 1
        bytes = FrameSample.sealed(bytes)
        #expect(error(bytes) == .sealed(keyID: 5))
        bytes[7] = 0
        bytes = FrameSample.sealed(bytes)
        #expect(error(bytes) == .type(0x7F))
        bytes[3] = FrameType.hello.rawValue
        bytes = FrameSample.sealed(bytes)
        #expect(error(bytes, readBy: .client) == .direction(.hello))
        #expect(error(bytes) == .tooShort(byteCount: 30))
    }

    @Test func `every cause of a drop has a counter of its own`() {
        let errors: [FrameError] = [
            .tooShort(byteCount: 1), .tooLong(byteCount: 2000), .magic(0), .version(2),
            .length(stated: 1, arrived: 2), .checksum, .type(0), .direction(.hello),
            .sealed(keyID: 1), .field(.say), .text(.say),
        ]
        #expect(errors.map(\.cause) == FrameError.Cause.allCases)
    }
}
