import Testing

@testable import PomboCore

@Suite struct PathRules {
    @Test func `P-35: a datagram from a new address counts, and only a CHECK goes there`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let elsewhere = bench.address()
        bench.give(bench.say(ana, 1), from: elsewhere)
        #expect(bench.logged.count == 2)
        let there = bench.sent.filter { $0.to == elsewhere }
        #expect(there.map { $0.bytes[3] } == [FrameType.check.rawValue])
        #expect(bench.frames(Ack.self, to: ana.address).count == 1)
    }

    @Test func `P-36: the token repeated from there moves the session`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let elsewhere = bench.address()
        bench.give(bench.ping(ana), from: elsewhere)
        let first = bench.frames(Check.self, to: elsewhere)[0]
        bench.give(bench.ping(ana), from: elsewhere)
        let check = bench.frames(Check.self, to: elsewhere)[0]
        #expect(first.token == check.token)
        func path(_ token: UInt64, from address: Address) {
            let path = Path(session: ana.session, token: token)
            bench.give(bench.encode { path.encode(into: &$0) }, from: address)
        }
        path(check.token ^ 1, from: elsewhere)
        path(check.token, from: bench.address())
        #expect(bench.relay.roster.map(\.address) == [ana.address])
        path(check.token, from: elsewhere)
        #expect(bench.relay.roster.map(\.address) == [elsewhere] && bench.sent.isEmpty)
    }

    @Test func `P-36: two clients that swap addresses both arrive`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        for (guest, address) in [(ana, bia.address), (bia, ana.address)] {
            bench.give(bench.ping(guest), from: address)
            let check = bench.frames(Check.self, to: address)[0]
            let path = Path(session: guest.session, token: check.token)
            bench.give(bench.encode { path.encode(into: &$0) }, from: address)
        }
        #expect(bench.relay.roster.map(\.address) == [bia.address, ana.address])
    }

    @Test func `P-37: no answer to a stranger is larger than what it sent, whatever it sent`() {
        for size in Specification.headerSize...Specification.datagramLimit {
            for type in FrameType.allCases where !type.isFromRelay {
                var bench = RelayBench()
                var bytes = [UInt8](repeating: 0, count: size)
                bytes[0] = 0xFE
                bytes[1] = 0x70
                bytes[2] = size % 3 == 0 ? 2 : 1
                bytes[3] = type.rawValue
                // Lengths and numbers inside that are as large as they can be.
                for index in 12..<size { bytes[index] = size % 2 == 0 ? 0xFF : UInt8(index % 7) }
                bytes.sealFrame(from: 0)
                let stranger = bench.address()
                bench.give(bytes, from: stranger)
                let answered = bench.sent.filter { $0.to == stranger }.map(\.bytes.count)
                #expect(answered.reduce(0, +) <= size, "\(type) of \(size) bytes")
            }
        }
    }

    @Test func `P-37: names and versions of any length are answered with less`() {
        for length in 1...32 {
            var bench = RelayBench { settings in
                settings.name = Name(String(repeating: "n", count: 32))!
                settings.host = String(repeating: "h", count: 32)
            }
            let stranger = bench.address()
            bench.give(bench.encode { Probe(nonce: 1, time: 2).encode(into: &$0) }, from: stranger)
            #expect(bench.sent[0].bytes.count <= Specification.probeSize)
            let name = Name(String(repeating: "x", count: length))!
            let join = Join(
                cookie: 1, nonce: 2, time: 3, client: 4, key: 5, attempt: 1, name: name)
            let bytes = bench.encode { join.encode(into: &$0) }
            bench.give(bytes, from: stranger)
            #expect(bench.sent.map(\.bytes.count).reduce(0, +) <= bytes.count)
        }
    }

    @Test func `P-38: a hundred HELLOs a second of one source are answered, not one more`() {
        var bench = RelayBench()
        let hello = bench.encode { Hello(nonce: 1, time: 1).encode(into: &$0) }
        var answers = 0
        for port in 0..<150 {
            let address = Address(ipv4: 0x0A01_0101, port: UInt16(1000 + port))
            bench.give(hello, from: address)
            answers += bench.sent.count
        }
        #expect(answers == RelayLimit.answersPerSource)
        bench.give(hello, from: Address(ipv4: 0x0A01_0102, port: 1))
        #expect(bench.sent.count == 1)
        bench.wait(.seconds(1))
        bench.give(hello, from: Address(ipv4: 0x0A01_0101, port: 1))
        #expect(bench.sent.count == 1)
    }

    @Test func `P-38: the addresses of one /64 are one source, those of a link are not`() {
        let one = Address(high: 0x2001_0DB8_0000_0001, low: 1, port: 1)
        let other = Address(high: 0x2001_0DB8_0000_0001, low: 2, port: 1)
        #expect(Source(one) == Source(other))
        let near = Address(high: 0xFE80 << 48, low: 1, scope: 2, port: 1)
        let nearToo = Address(high: 0xFE80 << 48, low: 2, scope: 2, port: 1)
        #expect(Source(near) != Source(nearToo))
    }
}
