import CPombo
import PomboCore
import PomboPosix
import TestTerminal
import Testing

@testable import pombo

/// What people complain about elsewhere, done to real chats.
@Suite(.serialized) struct ChatTroubleTests {
    private let folder = TestFolder()

    private func person(_ name: String, at host: String) throws -> PersonAtTerminal {
        try PersonAtTerminal(
            ["chat", host, "-n", name], columns: 100, rows: 40, state: folder.path)
    }

    private func joined(_ name: String, at host: String) throws -> PersonAtTerminal {
        let person = try person(name, at: host)
        #expect(person.sees("you are \(name) in lobby"))
        return person
    }

    /// What was said, in the order of the screen, without times and marks.
    private func said(on person: PersonAtTerminal) -> [String] {
        person.drawing.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count > 2 && words[1].hasSuffix(":") ? "\(words[1]) \(words[2])" : nil
        }
    }

    @Test func `two screens show one order, whoever typed when`() throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        let ana = try joined("ana", at: relay.host)
        let bia = try joined("bia", at: relay.host)
        for number in 1...10 {
            ana.type("a\(number)\r")
            bia.type("b\(number)\r")
        }
        for person in [ana, bia] {
            #expect(person.sees { _ in said(on: person).count == 20 })
            // Every own line has its mark, and so its place.
            #expect(person.sees { !$0.contains("…") })
        }
        #expect(said(on: ana) == said(on: bia))
        #expect(said(on: ana).filter { $0.hasPrefix("ana") } == (1...10).map { "ana: a\($0)" })
    }

    @Test func `who reads nothing slows nobody, has no second mark, and catches up`() throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        let ana = try joined("ana", at: relay.host)
        let bia = try joined("bia", at: relay.host)
        let caio = try joined("caio", at: relay.host)
        kill(caio.process, SIGSTOP)
        for number in 1...15 { ana.type("line \(number)\r") }
        #expect(bia.sees("ana: line 15"))
        #expect(ana.sees("ana: line 15 ✓"))
        #expect(!ana.drawing.contains("✓✓"))
        kill(caio.process, SIGCONT)
        #expect(caio.sees("ana: line 15"))
        #expect(said(on: caio) == said(on: bia))
        #expect(ana.sees("ana: line 15 ✓✓"))
    }

    @Test func `no datagram of whatever kind ends a chat`() throws {
        let relay = try RelayProcess("--quiet")
        let vandal = try Vandal(before: Address(ipv4: 0x7F00_0001, port: relay.port))
        let ana = try person("ana", at: "127.0.0.1:\(vandal.port)")
        func sees(_ text: String) -> Bool {
            ana.sees { drawing in
                vandal.turn()
                return drawing.contains(text)
            }
        }
        #expect(sees("you are ana in lobby"))
        ana.type("still here\r")
        #expect(sees("ana: still here ✓✓"))
        #expect(vandal.rubbishCount >= 20)
        #expect(ana.terminal.strays == [])
    }
}

/// Stands between one chat and its relay, and throws rubbish at the chat with every datagram.
private final class Vandal {
    private var socket: UDPSocket
    private let relay: Address
    private var chat: Address?
    private var incoming = ReceiveBatch(capacity: 16)
    private(set) var rubbishCount = 0

    init(before relay: Address) throws {
        self.relay = relay
        socket = try UDPSocket.bound(to: Address(ipv4: 0x7F00_0001, port: 0))
    }

    var port: UInt16 { socket.facts.local.port }

    func turn() {
        while socket.receive(into: &incoming) == .datagrams {
            for datagram in incoming.datagrams {
                let bytes = Array(incoming.bytes[datagram.range])
                if datagram.source != relay { chat = datagram.source }
                send(bytes, to: datagram.source == relay ? chat : relay)
                for size in [0, 1, 11, 12, 64, 1176, 1177, 9000] { throwRubbish(size) }
                // What the relay says, cut, longer than it says, and with a bit that fell over.
                send(Array(bytes.dropLast()), to: chat)
                send(bytes + [0], to: chat)
                send([bytes[0] ^ 1] + bytes.dropFirst(), to: chat)
            }
        }
    }

    private func throwRubbish(_ size: Int) {
        var rubbish = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 89 ^ $0 >> 3) }
        // The larger ones begin like the relay's.
        if size > 99 { rubbish.replaceSubrange(0..<4, with: [0xFE, 0x70, 1, 0x81]) }
        send(rubbish, to: chat)
        rubbishCount += 1
    }

    private func send(_ bytes: [UInt8], to address: Address?) {
        guard let address else { return }
        var batch = SendBatch()
        batch.add(0..<bytes.count, to: address)
        _ = socket.send(&batch, from: bytes.span)
    }
}
