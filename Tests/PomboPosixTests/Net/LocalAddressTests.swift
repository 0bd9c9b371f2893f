import PomboCore
import PomboPosix
import Testing

@Suite struct LocalAddressTests {
    @Test(arguments: [Transfer.portable, .batched], [true, false])
    func `P-103: an answer leaves from the address the question came to`(
        transfer: Transfer, isDualStack: Bool
    ) throws {
        var relay = try Loopback.socket(
            transfer, at: isDualStack ? .anyHost(port: 0) : Address(ipv4: 0, port: 0))
        let port = relay.facts.local.port
        for last in UInt32(1)...3 {
            let place = Address(ipv4: 0x7F00_0000 + last, port: port)
            var client = try Loopback.socket(transfer)
            Loopback.send([[1]], to: place, on: &client)
            let question = try #require(Loopback.hear(1, on: &relay).first)
            #expect(question.local.host?.isSameHost(as: place) == true)
            #expect(question.local.interface != 0)
            // With and without naming the interface, singly and as a train.
            Loopback.send([[2]], to: question.source, from: question.local, on: &relay)
            let local = LocalAddress(place)
            Loopback.send([[3], [4]], to: question.source, from: local, on: &relay)
            let answers = Loopback.hear(3, on: &client)
            #expect(answers.map(\.bytes) == [[2], [3], [4]])
            #expect(answers.map(\.source) == [place, place, place])
        }
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `an answer leaves from the IPv6 address the question came to`(
        transfer: Transfer
    ) throws {
        let loopback = Address(high: 0, low: 1, port: 0)
        guard let probe = try? Loopback.socket(at: loopback) else { return }
        var client = probe
        var relay = try Loopback.socket(transfer, at: .anyHost(port: 0))
        let place = Address(high: 0, low: 1, port: relay.facts.local.port)
        Loopback.send([[1]], to: place, on: &client)
        let question = try #require(Loopback.hear(1, on: &relay).first)
        #expect(question.local.host == loopback)
        Loopback.send([[2]], to: question.source, from: question.local, on: &relay)
        #expect(Loopback.hear(1, on: &client).map(\.source) == [place])
    }

    @Test func `a broadcast is answered from an address of the interface`() throws {
        var relay = try Loopback.socket(at: .anyHost(port: 0))
        var client = try Loopback.socket()
        let port = relay.facts.local.port
        Loopback.send([[1]], to: Address(ipv4: 0x7FFF_FFFF, port: port), on: &client)
        let question = try #require(Loopback.hear(1, on: &relay).first)
        #expect(question.local.host == Loopback.address(0))
        Loopback.send([[2]], to: question.source, from: question.local, on: &relay)
        #expect(Loopback.hear(1, on: &client).map(\.source) == [Loopback.address(port)])
    }
}
