import Testing

@testable import PomboCore

/// What a relay does with datagrams that are none, or of another version. The faults themselves are
/// in the tests of the wire.
@Suite struct FrameRules {
    private func hello() -> [UInt8] {
        var bytes: [UInt8] = []
        _ = Hello(nonce: 1, time: 2).encode(into: &bytes)
        return bytes
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
}
