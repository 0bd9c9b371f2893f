import CPombo
import PomboCore
import PomboPosix
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
        var quack = try UDPSocket.bound(to: Address(ipv4: 0x7F00_0001, port: 0))
        let host = "127.0.0.1:\(quack.facts.local.port)"
        let ana = try person("ana", at: host)
        var incoming = ReceiveBatch(capacity: 8)
        #expect(quack.receive(into: &incoming, .atMost(.seconds(20))) == .datagrams)
        let chat = try #require(incoming.datagrams.first?.source)
        let hello = Array(incoming.bytes[try #require(incoming.datagrams.first?.range)])
        var bytes: [UInt8] = []
        var batch = SendBatch()
        let sizes = [0, 1, 11, 12, 64, 1176, 1177, 9000]
        for size in sizes {
            var rubbish = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 89 ^ $0 >> 3) }
            // Half of them look like the relay's.
            if size > 99 { rubbish.replaceSubrange(0..<4, with: [0xFE, 0x70, 1, 0x81]) }
            batch.add(bytes.count..<bytes.count + size, to: chat)
            bytes += rubbish
        }
        batch.add(bytes.count..<bytes.count + hello.count, to: chat)
        bytes += hello
        _ = quack.send(&batch, from: bytes.span)
        // The chat goes on asking, and the real relay answers where the other was.
        #expect(quack.receive(into: &incoming, .atMost(.seconds(20))) == .datagrams)
        let port = quack.facts.local.port
        _ = consume quack
        let relay = try RunningProgram(
            Program.pombo,
            [
                "relay", "-p", "\(port)", "--bind", "127.0.0.1", "--no-discovery", "--log",
                "\(folder.path)/log.jsonl",
            ])
        defer { _ = relay.end(SIGTERM) }
        #expect(ana.sees("you are ana in lobby"))
        #expect(ana.terminal.strays == [])
    }
}
