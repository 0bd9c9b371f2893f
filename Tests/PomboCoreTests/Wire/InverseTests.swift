import Testing

@testable import PomboCore

@Suite struct InverseTests {
    @Test func `every type is among the samples`() {
        #expect(Set(WireSamples.all.map(\.type)) == Set(FrameType.allCases))
    }

    @Test(arguments: WireSamples.all)
    func `P-11: what was read is written again with the same bytes`(sample: FrameSample) throws {
        try sample.read(sample.bytes)
        #expect(try sample.rewrite(sample.bytes.span) == sample.bytes)
    }

    @Test func `P-11: the records of a datagram come back with all that they say`() throws {
        let sample = WireSamples.ordinary.first { $0.name == "stamped" }!
        var offset = try Stamped(sample.bytes.span).records
        let first = try #require(try Record(sample.bytes.span, at: &offset))
        let second = try #require(try Record(sample.bytes.span, at: &offset))
        #expect(try Record(sample.bytes.span, at: &offset) == nil)
        #expect((first.seq, first.prev) == (2, 1))
        #expect(Text.string(sample.bytes.span.extracting(first.name)) == "ana")
        #expect(Text.string(sample.bytes.span.extracting(first.text)) == "olá")
        #expect(second.origin == Origin(seq: 77, time: WallTime(microseconds: -5)))
        #expect(second.prev == first.seq)
    }

    @Test func `P-2: the largest values of every type fit into a datagram`() {
        for sample in WireSamples.largest {
            #expect(sample.bytes.count <= Specification.datagramLimit, "\(sample.name)")
        }
        let entry = 33 + Specification.nameLimit
        let roster = WireSamples.largest.first { $0.type == .roster }!
        #expect(roster.bytes.count + entry > Specification.datagramLimit)
    }

    @Test func `P-8: client datagrams are filled up to 40, HELLO to 64, PROBE to 128`() {
        for sample in WireSamples.all where !sample.type.isFromRelay {
            let floor =
                switch sample.type {
                case .hello: 64
                case .probe: 128
                case .leave: 20
                default: 40
                }
            #expect(sample.bytes.count >= floor, "\(sample.name)")
        }
    }
}
