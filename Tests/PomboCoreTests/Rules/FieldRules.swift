import Testing

@testable import PomboCore

@Suite struct FieldRules {
    /// One datagram of every type.
    private static let samples: [[UInt8]] = {
        var all: [[UInt8]] = []
        func add(_ body: (inout [UInt8]) -> Void) {
            var bytes: [UInt8] = []
            body(&bytes)
            all.append(bytes)
        }
        let ana = Name("ana")!
        let wall = WallTime(microseconds: 5)
        let stream = Welcome.Stream(number: 1, tag: 2, first: 3, head: 4, start: 5)
        var gaps = Nack.Gaps()
        gaps.append(Nack.Gap(after: 6, upto: 7))
        add { _ = Hello(nonce: 1, time: 2).encode(into: &$0) }
        add { _ = Challenge(nonce: 1, time: 2, cookie: 3).encode(into: &$0) }
        add {
            _ = Join(
                cookie: 1, nonce: 2, time: 3, client: 4, key: 5, attempt: 6, name: ana
            ).encode(into: &$0)
        }
        add {
            _ = Welcome(
                nonce: 1, time: 2, session: 3, logID: 4, cseq: 5, cseqSeq: 6, wall: wall,
                durability: .batch, room: stream, inbox: stream, relay: "r"
            ).encode(into: &$0)
        }
        add {
            _ = Say(
                session: 1, cseq: 2, time: 3, delivered: 4, inboxDelivered: 5, stream: 6, sent: 7
            ).encode(text: "x".utf8.span, into: &$0)
        }
        add {
            Stamped(tag: 1).begin(in: &$0)
            Record(seq: 2, prev: 1, time: wall, client: 3, cseq: 4, kind: .say)
                .encode(name: "a".utf8.span, text: "b".utf8.span, into: &$0)
            $0.sealFrame(from: 0)
        }
        add {
            _ = Head(
                tag: 1, stream: 2, head: 3, first: 4, members: 5, floor: 6, nextMilliseconds: 7
            ).encode(into: &$0)
        }
        add {
            _ = Ack(session: 1, cseq: 2, seq: 3, time: 4, holdMicroseconds: 5, seen: 6)
                .encode(into: &$0)
        }
        add {
            _ = Nack(session: 1, time: 2, stream: 3, delivered: 4, sent: 5, gaps: gaps)
                .encode(into: &$0)
        }
        add { _ = Gone(tag: 1, stream: 2, through: 3).encode(into: &$0) }
        add { _ = Pong(session: 1, time: 2, roomHead: 3, received: 4).encode(into: &$0) }
        add { _ = Leave(session: 1).encode(into: &$0) }
        add { _ = Bye(tag: 1, reason: .stopping, remark: "x").encode(into: &$0) }
        add {
            _ = Refuse(token: 1, cause: .tooFast, retryMilliseconds: 2, remark: "x")
                .encode(into: &$0)
        }
        add { _ = Reset(session: 1, cookie: 2).encode(into: &$0) }
        add { _ = Check(session: 1, token: 2).encode(into: &$0) }
        add {
            _ = Announce(
                nonce: 1, time: 2, logID: 3, ageSeconds: 4, members: 5, port: 6, name: "n",
                host: "h"
            ).encode(into: &$0)
        }
        return all
    }()

    /// Whether header and fields are taken.
    private func isTaken(_ bytes: [UInt8]) -> Bool {
        !Summary.of(bytes.span).hasPrefix("no frame")
    }

    @Test func `P-97: every number goes most significant byte first`() {
        var bytes: [UInt8] = []
        _ = Ack(
            session: 0x0102_0304_0506_0708, cseq: 0x1112_1314, seq: 0x2122_2324_2526_2728, time: 0,
            holdMicroseconds: 0, seen: 0
        ).encode(into: &bytes)
        #expect(Array(bytes[4..<6]) == [0, 48])
        #expect(Array(bytes[12..<24]) == [1, 2, 3, 4, 5, 6, 7, 8, 0x11, 0x12, 0x13, 0x14])
        #expect(bytes[24..<32].elementsEqual([0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28]))
        let session: UInt64 = bytes.span.word64(at: 12)
        let cseq: UInt32 = bytes.span.word32(at: 20)
        #expect(session == 0x0102_0304_0506_0708)
        #expect(cseq == 0x1112_1314)
    }

    @Test func `P-98: the first fault in the order of the checks is the one that counts`() {
        func cause(_ bytes: [UInt8]) -> FrameError.Cause? {
            do {
                _ = try Header(bytes.span, readBy: .relay)
                return nil
            } catch { return error.cause }
        }
        // All faults at once; mended one after the other.
        var bytes = [UInt8](repeating: 0, count: 63)
        bytes[3] = 0x70
        #expect(cause(bytes) == .magic)
        bytes[0] = 0xFE
        bytes[1] = 0x70
        #expect(cause(bytes) == .length)
        bytes[5] = 63
        bytes[8] = 1
        #expect(cause(bytes) == .checksum)
        bytes[7] = 1
        bytes.sealFrame(from: 0)
        #expect(cause(bytes) == .version)
        bytes[2] = 1
        bytes.sealFrame(from: 0)
        #expect(cause(bytes) == .sealed)
        bytes[7] = 0
        bytes.sealFrame(from: 0)
        #expect(cause(bytes) == .type)
        bytes[3] = FrameType.ack.rawValue
        bytes.sealFrame(from: 0)
        #expect(cause(bytes) == .direction)
        bytes[3] = FrameType.hello.rawValue
        bytes.sealFrame(from: 0)
        #expect(cause(bytes) == .tooShort)
    }

    @Test func `P-99: flag bits without a name are ignored`() {
        for sample in Self.samples {
            var bytes = sample
            bytes[6] |= 0xE0
            bytes.sealFrame(from: 0)
            #expect(isTaken(bytes))
        }
    }

    @Test func `P-100: a datagram that ends too early is dropped, whatever its type`() {
        for sample in Self.samples {
            #expect(isTaken(sample))
            let type = FrameType(rawValue: sample[3])!
            // Padding is no part of a datagram that could be missed.
            let content = sample.count == type.floor ? Specification.headerSize + 8 : sample.count
            for count in Specification.headerSize..<content {
                var bytes = Array(sample.prefix(count))
                bytes.sealFrame(from: 0)
                // An empty list of records is an empty list.
                if type == .stamped, count == 20 || count == 21 { continue }
                #expect(!isTaken(bytes), "\(type) cut to \(count)")
            }
        }
    }

    @Test func `P-101: a value that is forbidden spoils its datagram`() {
        func spoil(_ type: FrameType, _ offset: Int, _ value: UInt8) {
            var bytes = Self.samples.first { $0[3] == type.rawValue }!
            bytes[offset] = value
            bytes.sealFrame(from: 0)
            #expect(!isTaken(bytes), "\(type) at \(offset)")
        }
        spoil(.say, 64, 0)
        spoil(.say, 64, Kind.join.rawValue)
        spoil(.say, 64, Kind.direct.rawValue)
        spoil(.say, 23, 0)
        spoil(.join, 43, 0)
        spoil(.join, 59, 0)
        spoil(.join, 94, 0x20)
        spoil(.welcome, 64, 3)
        spoil(.refuse, 20, 0)
        spoil(.bye, 20, 9)
        spoil(.stamped, 20 + 38, 99)
    }

    @Test func `P-113: ranges ascend, do not overlap, and are not empty`() {
        func nack(_ delivered: UInt64, _ gaps: [(UInt64, UInt64)]) -> Bool {
            var list = Nack.Gaps()
            for (after, upto) in gaps { list.append(Nack.Gap(after: after, upto: upto)) }
            var bytes: [UInt8] = []
            _ = Nack(
                session: 1, time: 2, stream: 3, delivered: delivered, sent: 4, gaps: list
            ).encode(into: &bytes)
            return isTaken(bytes)
        }
        #expect(nack(5, [(5, 6), (6, 9)]))
        #expect(!nack(5, []))
        #expect(!nack(5, [(4, 6)]))
        #expect(!nack(5, [(7, 7)]))
        #expect(!nack(5, [(5, 9), (8, 12)]))
        var most: [(UInt64, UInt64)] = []
        for index: UInt64 in 0..<16 { most.append((index * 2, index * 2 + 1)) }
        #expect(nack(0, most))
    }
}
