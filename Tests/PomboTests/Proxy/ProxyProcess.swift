import CPombo
import PomboCore
import PomboPosix

@testable import pombo

/// The built proxy as a process of its own, which tells JSON lines. It ends with the test.
final class ProxyProcess {
    let address: Address
    private let program: RunningProgram
    private var hasEnded = false

    init(to target: Address, _ options: String...) throws {
        program = try RunningProgram(
            Program.pombo,
            ["lab", "proxy", "--json", "--listen", "127.0.0.1:0", "--to", "\(target)"] + options)
        guard try program.waits(for: "\"to\""),
            let said = Self.said(program).split(separator: "\"addr\":\"").last,
            let address = Address(said.prefix { $0 != "\"" })
        else { throw NotUp() }
        self.address = address
    }

    struct NotUp: Error {}

    private static func said(_ program: RunningProgram) -> String {
        String(decoding: (try? readWhole(program.output)) ?? [], as: UTF8.self)
    }

    /// Asks for the figures until they hold all these words, for at most ten seconds.
    func waits(for words: String...) -> Bool {
        for _ in 0..<200 {
            kill(program.process, SIGUSR1)
            Clock.nap(.milliseconds(50))
            let told = String(decoding: (try? readWhole(program.errors)) ?? [], as: UTF8.self)
            let last = told.split(separator: "\n").last ?? ""
            if words.allSatisfy({ last.contains($0) }) { return true }
        }
        return false
    }

    func signal(_ number: Int32) { kill(program.process, number) }

    /// Ends it and returns its exit code and the figures it told last.
    func end(_ signal: Int32 = SIGTERM) -> (code: Int32, figures: String) {
        hasEnded = true
        let code = program.end(signal)
        return (code, Self.said(program).split(separator: "\n").last.map(String.init) ?? "")
    }

    deinit {
        if !hasEnded { _ = program.end(SIGKILL) }
        try? Folder.remove(program.output)
        try? Folder.remove(program.errors)
    }
}

/// A socket for a test, on loopback.
struct LoopbackSocket: ~Copyable {
    var socket: UDPSocket
    private var incoming = ReceiveBatch(capacity: 64)
    private var outgoing = SendBatch()

    init() throws { socket = try UDPSocket.bound(to: Address("127.0.0.1:0")!) }

    init(to address: Address) throws { socket = try UDPSocket.connected(to: address) }

    var address: Address { socket.facts.local }

    mutating func send(_ text: String, to address: Address = .anyHost(port: 0)) {
        let bytes = Array(text.utf8)
        outgoing.add(0..<bytes.count, to: address)
        socket.send(&outgoing, from: bytes.span)
    }

    /// As many as asked for, or what came within five seconds after the one before.
    mutating func receive(_ count: Int) -> [(text: String, source: Address)] {
        var found: [(text: String, source: Address)] = []
        while found.count < count {
            guard socket.receive(into: &incoming, .atMost(.seconds(5))) == .datagrams else {
                return found
            }
            found += incoming.datagrams.map {
                (String(decoding: incoming.bytes[$0.range], as: UTF8.self), $0.source)
            }
        }
        return found
    }
}
