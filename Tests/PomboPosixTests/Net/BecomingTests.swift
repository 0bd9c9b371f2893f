import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct BecomingTests {
    @Test func `a socket that becomes another keeps its number, for who waits for it`() throws {
        let old = try Loopback.socket()
        var new = try Loopback.socket()
        var talker = try UDPSocket.connected(to: old.facts.local)
        let number = talker.number
        var waiter = Waiter()
        let place = waiter.watch(number)
        let other = try UDPSocket.connected(to: new.facts.local)
        let home = other.facts.local
        let hasBecome = talker.become(other)
        let after = (talker.number, talker.facts.local)
        #expect(hasBecome && after == (number, home))
        // It says something to the new one, is answered, and the waiter hears of it.
        var batch = SendBatch()
        batch.add(0..<3, to: .anyHost(port: 0))
        let bytes: [UInt8] = [1, 2, 3]
        talker.send(&batch, from: bytes.span)
        #expect(Loopback.hear(1, on: &new).map(\.bytes) == [[1, 2, 3]])
        batch.add(0..<1, to: home)
        new.send(&batch, from: bytes.span)
        let outcome = waiter.wait(.atMost(.seconds(30)))
        #expect(outcome == .ready && waiter.isReady(place))
        #expect(Loopback.hear(1, on: &talker).map(\.bytes) == [[1]])
    }
}
