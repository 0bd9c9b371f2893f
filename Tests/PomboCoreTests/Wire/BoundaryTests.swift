import Testing

@testable import PomboCore

/// Datagrams that are cut, that go on, and whose flags or fields say what they must not.
@Suite struct BoundaryTests {
    @Test(arguments: WireSamples.all)
    func `P-100: every truncation is rejected`(sample: FrameSample) {
        for count in Specification.headerSize..<sample.bytes.count {
            let cut = FrameSample.sealed(Array(sample.bytes.prefix(count)))
            if sample.type == .stamped, ends(sample, near: count) { continue }
            #expect(throws: FrameError.self, "\(count) bytes") { try sample.read(cut) }
        }
    }

    /// Whether a record ends here or one byte before: such a datagram is whole, only shorter.
    private func ends(_ sample: FrameSample, near count: Int) -> Bool {
        guard let stamped = try? Stamped(sample.bytes.span) else { return false }
        var offset = stamped.records
        if count == offset || count == offset + 1 { return true }
        while (try? Record(sample.bytes.span, at: &offset)) ?? nil != nil {
            if count == offset || count == offset + 1 { return true }
        }
        return false
    }

    @Test(arguments: WireSamples.all.filter { $0.type != .stamped })
    func `P-10: bytes behind the last known field are ignored`(sample: FrameSample) throws {
        let before = try sample.fields(sample.bytes.span)
        let room = Specification.datagramLimit - sample.bytes.count
        for count in [1, 7, room] where count <= room {
            let bytes = FrameSample.sealed(sample.bytes + [UInt8](repeating: 0xA5, count: count))
            try sample.read(bytes)
            #expect(try sample.fields(bytes.span) == before, "\(count) more")
        }
    }

    @Test func `P-10: bytes behind a record's text are ignored, as far as its length goes`() throws
    {
        var bytes: [UInt8] = []
        Stamped(tag: 1).begin(in: &bytes)
        let (record, name, text) = WireSamples.record(2, 1)
        record.encode(name: name.utf8.span, text: text.utf8.span, into: &bytes)
        bytes[21] += 3
        bytes += [0xFF, 0x00, 0x1B]
        let next = WireSamples.record(3, 2)
        next.0.encode(name: next.name.utf8.span, text: next.text.utf8.span, into: &bytes)
        bytes.sealFrame(from: 0)
        var offset = try Stamped(bytes.span).records
        #expect(try Record(bytes.span, at: &offset)?.seq == 2)
        #expect(try Record(bytes.span, at: &offset)?.seq == 3)
        #expect(offset == bytes.count)
    }

    @Test func `P-10: the records of STAMPED go on to its end or to a length of zero`() throws {
        let sample = WireSamples.ordinary.first { $0.name == "stamped" }!
        for padding in [1, 2, 3, 500] {
            let bytes = FrameSample.sealed(
                sample.bytes + [UInt8](repeating: 0, count: padding) + [UInt8](1..<10))
            var offset = try Stamped(bytes.span).records
            var count = 0
            if padding == 1 {
                // A single zero is the first half of a length.
                #expect(throws: FrameError.self) { try sample.read(bytes) }
                continue
            }
            while try Record(bytes.span, at: &offset) != nil { count += 1 }
            #expect(count == 2)
        }
    }

    @Test(arguments: WireSamples.all)
    func `P-99: flags without a name change nothing`(sample: FrameSample) throws {
        let named: UInt8 =
            switch sample.type {
            case .join: 0b111
            case .stamped: 0b11
            case .say, .ping: 0b1
            default: 0
            }
        var bytes = sample.bytes
        bytes[6] |= ~named
        bytes = FrameSample.sealed(bytes)
        try sample.read(bytes)
        var before = try sample.fields(sample.bytes.span)
        var after = try sample.fields(bytes.span)
        // The set of flags keeps what it does not know.
        before["flags.rawValue"] = nil
        after["flags.rawValue"] = nil
        #expect(after == before)
    }

    @Test func `P-101: a value that is forbidden makes the whole datagram invalid`() {
        let forbidden: [(String, Int, [UInt8])] = [
            ("join", 36, [0, 0, 0, 0, 0, 0, 0, 0]), ("join", 56, [0, 0, 0, 0]),
            ("join", 94, [0x20]),
            ("say", 20, [0, 0, 0, 0]), ("say", 64, [0]), ("say", 64, [3]), ("say", 64, [4]),
            ("say", 64, [5]), ("say", 64, [7]), ("say", 64, [8]), ("direct", 64, [1]),
            ("history", 32, [0]), ("history", 32, [33]), ("post", 12, [0, 0, 0, 0, 0, 0, 0, 1]),
            ("post", 12, [0, 0, 0, 0, 0, 0, 0, 0]), ("welcome", 64, [3]), ("refuse", 20, [0]),
            ("refuse", 20, [10]), ("bye", 20, [0]), ("bye", 20, [5]), ("stamped", 20 + 38, [0]),
            ("stamped", 20 + 38, [8]), ("stamped", 20 + 10, [0, 0, 0, 0, 0, 0, 0, 2]),
            ("stamped", 20, [0, 40]),
        ]
        for (name, offset, value) in forbidden {
            let sample = WireSamples.ordinary.first { $0.name == name }!
            var bytes = sample.bytes
            bytes.replaceSubrange(offset..<offset + value.count, with: value)
            let isAllowed = bytes == sample.bytes
            let result = Result { try sample.read(FrameSample.sealed(bytes)) }
            #expect(((try? result.get()) != nil) == isAllowed, "\(name) \(offset) \(value)")
        }
    }

    @Test func `P-113: ranges of a NACK ascend apart, at least one, at most sixteen`() {
        func isTaken(_ delivered: UInt64, _ ranges: [(UInt64, UInt64)], count: Int? = nil) -> Bool {
            var bytes: [UInt8] = []
            bytes.appendFrame(.nack, capacity: 400) { out in
                for _ in 0..<2 { out.append(word64: 1) }
                out.append(word32: 1)
                out.append(word64: delivered)
                out.append(word32: 1)
                out.append(UInt8(count ?? ranges.count))
                for (after, upto) in ranges {
                    out.append(word64: after)
                    out.append(word64: upto)
                }
            }
            return (try? Nack(bytes.span)) != nil
        }
        #expect(isTaken(5, [(5, 6)]))
        #expect(isTaken(5, [(5, 6), (6, 7), (9, .max)]))
        #expect(isTaken(0, (0..<16).map { (2 * $0, 2 * $0 + 1) }))
        #expect(!isTaken(0, (0..<17).map { (2 * $0, 2 * $0 + 1) }))
        #expect(!isTaken(5, []))
        #expect(!isTaken(5, [(4, 6)]))
        #expect(!isTaken(5, [(5, 5)]))
        #expect(!isTaken(5, [(7, 6)]))
        #expect(!isTaken(5, [(5, 9), (8, 12)]))
        #expect(!isTaken(5, [(9, 12), (5, 6)]))
        #expect(!isTaken(5, [(5, 6)], count: 2))
    }
}
