import CPombo
import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// The proxy in front of a plain socket, as a program.
@Suite(.waitingForOthers, .timeLimit(.minutes(2))) struct ProxyTests {
    @Test func `each client reaches the server by a socket of its own, and is answered`() throws {
        var server = try LoopbackSocket()
        let proxy = try ProxyProcess(to: server.address)
        var ana = try LoopbackSocket(to: proxy.address)
        var bia = try LoopbackSocket(to: proxy.address)
        ana.send("from ana")
        bia.send("from bia")
        let heard = server.receive(2)
        #expect(heard.map(\.text).sorted() == ["from ana", "from bia"])
        #expect(Set(heard.map(\.source)).count == 2)
        for (text, source) in heard { server.send("to \(text.suffix(3))", to: source) }
        #expect(ana.receive(1).map(\.text) == ["to ana"])
        #expect(bia.receive(1).map(\.text) == ["to bia"])
        let (code, figures) = proxy.end()
        #expect(code == 0)
        #expect(figures.contains("\"clients_seen\":2"))
        #expect(figures.contains("\"dirty\":false"))
    }

    @Test func `the weather acts on each direction by itself, and is counted by cause`() throws {
        var server = try LoopbackSocket()
        let proxy = try ProxyProcess(
            to: server.address, "--up", "list 2", "--down", "list 1, dup 100%")
        var client = try LoopbackSocket(to: proxy.address)
        for text in ["one", "two", "three"] { client.send(text) }
        let heard = server.receive(2)
        #expect(heard.map(\.text) == ["one", "three"])
        for text in ["four", "five"] { server.send(text, to: heard[0].source) }
        #expect(client.receive(2).map(\.text) == ["five", "five"])
        #expect(proxy.waits(for: "\"received\":3,\"lost\":1,\"lost_by\":{\"list\":1}"))
        let figures = proxy.end(SIGINT).figures
        #expect(figures.contains("\"down\":{\"received\":2,\"lost\":1,\"lost_by\":{\"list\":1}"))
        #expect(figures.contains("\"duplicated\":1"))
    }

    @Test func `a large and an empty datagram go through as they are`() throws {
        var server = try LoopbackSocket()
        let proxy = try ProxyProcess(to: server.address)
        var client = try LoopbackSocket(to: proxy.address)
        let large = String(repeating: "0123456789", count: 190)
        for text in ["", large] { client.send(text) }
        #expect(server.receive(2).map(\.text) == ["", large])
        #expect(proxy.end().figures.contains("\"dirty\":false"))
    }

    @Test func `a client too many is turned away, and the run is dirty`() throws {
        var server = try LoopbackSocket()
        let proxy = try ProxyProcess(to: server.address, "--clients", "1")
        var ana = try LoopbackSocket(to: proxy.address)
        var bia = try LoopbackSocket(to: proxy.address)
        ana.send("in")
        #expect(server.receive(1).map(\.text) == ["in"])
        bia.send("out")
        #expect(proxy.waits(for: "\"turned_away\":1", "\"dirty\":true"))
        ana.send("still in")
        #expect(server.receive(1).map(\.text) == ["still in"])
    }

    @Test func `what a full receive buffer drops makes the run dirty`() throws {
        let server = try LoopbackSocket()
        let proxy = try ProxyProcess(to: server.address, "--up", "loss 100%")
        var client = try LoopbackSocket(to: proxy.address)
        let large = String(repeating: "x", count: 1200)
        client.send(large)
        #expect(proxy.waits(for: "\"received\":1,"))
        proxy.signal(SIGSTOP)
        // Twice what the largest buffer holds that the system may have granted.
        for _ in 0..<20_000 { client.send(large) }
        proxy.signal(SIGCONT)
        #expect(proxy.waits(for: "\"received\":"))
        // The system tells of drops with the next datagram that gets through.
        client.send("one more")
        #expect(proxy.waits(for: "\"dirty\":true"))
        #expect(!proxy.end().figures.contains("\"kernel_drops\":0,"))
    }

    @Test func `a silent client loses its place to the next one`() throws {
        var server = try LoopbackSocket()
        let proxy = try ProxyProcess(to: server.address, "--clients", "1", "--idle", "1s")
        var ana = try LoopbackSocket(to: proxy.address)
        var bia = try LoopbackSocket(to: proxy.address)
        ana.send("ana")
        #expect(server.receive(1).map(\.text) == ["ana"])
        #expect(proxy.waits(for: "\"clients\":0,\"clients_seen\":1"))
        bia.send("bia")
        #expect(server.receive(1).map(\.text) == ["bia"])
    }

    @Test func `a server that is not there is told, and is no loss of the proxy's`() throws {
        let address: Address
        do { address = try LoopbackSocket().address }
        let proxy = try ProxyProcess(to: address)
        var client = try LoopbackSocket(to: proxy.address)
        for _ in 0..<3 { client.send("anybody?") }
        #expect(proxy.waits(for: "\"received\":3", "\"dirty\":false"))
        #expect(!proxy.end().figures.contains("\"refused\":0"))
    }

    @Test func `what cannot be done ends at once with its code and a next step`() throws {
        let taken = try LoopbackSocket()
        func run(_ words: String...) throws -> (Int32, String) {
            let program = try Program(Program.pombo, ["lab", "proxy"] + words)
            return (program.code, program.errors)
        }
        let here = "\(taken.address)"
        let (bind, said) = try run("--listen", here, "--to", "127.0.0.1:9")
        #expect(bind == 6)
        #expect(said.contains("is taken") && said.contains("--listen 127.0.0.1:0"))
        let (spec, wrong) = try run("--listen", here, "--to", "127.0.0.1:9", "--up", "los 5%")
        #expect(spec == 2)
        #expect(wrong.contains("Did you mean 'loss'?"))
        let (drop, unread) = try run("--listen", here, "--to", "127.0.0.1:9", "--up", "drop say#3")
        #expect(drop == 2)
        #expect(unread.contains("drop ack"))
        #expect(try run("--to", "127.0.0.1:9").0 == 2)
        #expect(try run("--listen", here, "--to", "127.0.0.1").0 == 2)
    }
}
