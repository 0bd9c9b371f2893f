import Testing

@testable import PomboCore

@Suite struct ReceiverTests {
    @Test func `P-59: a record that follows is delivered, one that was is dropped`() {
        var script = ClientScript.joined()
        script.stamped((101, 100), (102, 101))
        script.stamped((101, 100), (102, 101))
        #expect(script.takeEvents().delivered == [101, 102])
        #expect(script.client.statistics.duplicates == 2)
    }

    @Test func `P-63: a record above a hole is early, told, and delivered when the hole is filled`()
    {
        var script = ClientScript.joined()
        script.stamped((103, 102))
        let events = script.takeEvents()
        #expect(events.first == .gapOpened(.room, after: 100, upto: 102))
        #expect(events.early == [103])
        script.stamped((101, 100))
        #expect(script.takeEvents().delivered == [101])
        script.stamped((102, 101))
        let filled = script.takeEvents()
        #expect(filled.delivered == [102, 103])
        #expect(filled.last == .gapClosed(.room, through: 103))
    }

    /// Numbers need not be consecutive: other rooms and inboxes use them too.
    @Test
    func `P-60: every order of five records, with every one doubled, is delivered in order once`() {
        let chain: [(UInt64, UInt64)] = [
            (103, 100), (104, 103), (110, 104), (111, 110), (120, 111),
        ]
        var permutation = Array(0..<5)
        var count = 0
        repeat {
            for doubled in 0..<5 {
                var script = ClientScript.joined()
                for index in permutation {
                    script.stamped(chain[index])
                    if index == doubled { script.stamped(chain[index]) }
                }
                script.stamped(chain[doubled])
                let delivered = script.takeEvents().delivered
                #expect(delivered == [103, 104, 110, 111, 120], "\(permutation) \(doubled)")
                #expect(script.client.roomStream.nack.due == nil)
                #expect(script.client.statistics.duplicates == 2)
            }
            count += 1
        } while Self.advance(&permutation)
        #expect(count == 120)
    }

    /// The next permutation in lexical order; false after the last one.
    private static func advance(_ items: inout [Int]) -> Bool {
        guard let place = (0..<items.count - 1).last(where: { items[$0] < items[$0 + 1] }) else {
            return false
        }
        let other = items.indices.last { items[$0] > items[place] }!
        items.swapAt(place, other)
        items[(place + 1)...].reverse()
        return true
    }

    @Test func `P-62: a record that follows an older one means lost history: told, then delivered`()
    {
        var script = ClientScript.joined()
        script.stamped((101, 100))
        _ = script.takeEvents()
        script.stamped((4200, 99))
        let events = script.takeEvents()
        #expect(events.first == .lostHistory(.room))
        #expect(events.delivered == [4200])
        script.stamped((4201, 4200))
        #expect(script.takeEvents().delivered == [4201])
    }

    @Test func `held records that the relay lost are dropped when the chain passes them`() {
        var script = ClientScript.joined()
        script.stamped((105, 104))
        _ = script.takeEvents()
        script.stamped((4200, 100))
        #expect(script.takeEvents().delivered == [4200])
        #expect(script.client.roomStream.held.isEmpty)
    }

    @Test func `P-61: 256 records are held, of one more the highest is dropped`() {
        var script = ClientScript.joined()
        for seq in 0..<256 { script.stamped((UInt64(1000 + seq), UInt64(999 + seq))) }
        #expect(script.client.roomStream.held.count == 256)
        script.stamped((1256, 1255))
        #expect(script.client.roomStream.held.count == 256)
        #expect(script.client.roomStream.held.last?.seq == 1255)
        script.stamped((500, 499))
        #expect(script.client.roomStream.held.count == 256)
        #expect(script.client.roomStream.held.first?.seq == 500)
        #expect(script.client.roomStream.held.last?.seq == 1254)
        // What was dropped is known to exist, and asked for.
        let gaps = script.client.roomStream.gaps
        #expect(gaps[gaps.count - 1] == Nack.Gap(after: 1254, upto: 1256))
    }

    @Test func `P-68: GONE ends a hole: told once how many may be missing, then on by the rule`() {
        var script = ClientScript.joined()
        script.stamped((110, 109), (111, 110), (115, 113))
        _ = script.takeEvents()
        script.gone(through: 109)
        script.gone(through: 109)
        let events = script.takeEvents()
        #expect(events.first == .gone(.room, through: 109, missing: 9))
        #expect(events.delivered == [110, 111])
        #expect(events.count == 3)
        #expect(script.client.roomStream.held.map(\.seq) == [115])
        script.gone(through: 120)
        #expect(script.takeEvents().contains(.gone(.room, through: 120, missing: 9)))
        #expect(script.client.roomStream.held.isEmpty)
        #expect(script.client.roomDelivered == 120 && script.client.roomHead == 120)
        script.stamped((121, 120))
        #expect(script.takeEvents().delivered == [121])
    }

    @Test
    func `P-133: a head below what the JOIN told is lost history, and nobody is deaf`() {
        for head in [102, 101, 50] as [UInt64] {
            var script = ClientScript.joined()
            script.stamped((101, 100), (102, 101))
            script.head(102, floor: 102)
            script.reset()
            _ = script.takeEvents()
            script.welcome(session: 8, start: head, head: head)
            let events = script.takeEvents()
            #expect(events.contains(.lostHistory(.room)) == (head < 102))
            #expect(events.contains(.floor(head)) == (head < 102))
            #expect(script.client.floor == head)
            #expect(script.client.roomDelivered == head)
            // A number that the lost part of the log has used before.
            script.stamped((head + 1, head))
            #expect(script.takeEvents().delivered == [head + 1])
        }
    }

    @Test func `P-133: what came after the JOIN was told is not taken for lost`() {
        var script = ClientScript.joined()
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.challenge()
        script.stamped((101, 100))
        _ = script.takeEvents()
        script.welcome(session: 8, start: 100, head: 100)
        #expect(!script.takeEvents().contains(.lostHistory(.room)))
        script.stamped((101, 100))
        #expect(script.takeEvents().delivered.isEmpty && script.client.roomDelivered == 101)
    }

    @Test func `only our tags count`() {
        var script = ClientScript.joined()
        script.stamped((101, 100), tag: 0xBAD)
        script.gone(through: 200, tag: 0xBAD)
        script.head(300, tag: 0xBAD)
        script.bye(.removed, tag: 0xBAD)
        #expect(script.takeEvents().isEmpty)
        #expect(script.client.statistics.strange == 4)
        #expect(script.client.roomHead == 100)
    }

    @Test func `P-112: a datagram that is wrong at its end is not believed at its beginning`() {
        var script = ClientScript.joined()
        let error = script.feed { bytes in
            let start = bytes.count
            Stamped(tag: ClientScript.roomTag).begin(in: &bytes)
            ClientScript.record(101, 100, into: &bytes)
            bytes += [0, 9, 1, 2, 3]
            bytes.sealFrame(from: start)
        }
        #expect(error?.cause == .tooShort)
        #expect(script.takeEvents().isEmpty)
        #expect(script.client.statistics.dropped(.tooShort) == 1)
    }

    @Test func `the inbox has a chain of its own`() {
        var script = ClientScript.joined()
        script.stamped((50, 0), tag: ClientScript.inboxTag)
        script.stamped((70, 60), tag: ClientScript.inboxTag)
        #expect(script.takeEvents().delivered == [50])
        #expect(script.client.inboxDelivered == 50)
        #expect(script.client.roomDelivered == 100)
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 4: 50-60"])
        #expect(script.decoded(Nack.self).delivered == 50)
    }

    @Test func `an echo that brings its record is counted, and as no duplicate otherwise`() {
        var script = ClientScript.joined()
        script.stamped((101, 100), (102, 101), isEcho: true)
        script.stamped((102, 101), (103, 102), isEcho: true)
        #expect(script.takeEvents().delivered == [101, 102, 103])
        #expect(script.client.statistics.echoesUsed == 1)
        #expect(script.client.statistics.duplicates == 0)
    }

    @Test func `a message carries its record byte for byte`() {
        var script = ClientScript.joined()
        script.stamped((101, 100), client: ClientScript.me, cseq: 9)
        guard case .delivered(let message) = script.takeEvents().first else {
            Issue.record("not delivered")
            return
        }
        var bytes: [UInt8] = []
        ClientScript.record(101, 100, client: ClientScript.me, cseq: 9, into: &bytes)
        #expect(message.wireRecord == bytes)
        #expect(message.isOwn && message.text == "line 101" && message.name == "bia")
    }
}
