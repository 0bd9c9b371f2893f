import CPombo
import PomboCore
import PomboLab
import PomboPosix
import Testing

@testable import pombo

/// The simulator and the real programs behind the proxy: one weather, one seed, one result.
@Suite(.waitingForOthers, .timeLimit(.minutes(3))) struct AgreementTests {
    private static let up = "loss 5%"
    private static let down = "loss 10%"

    @Test func `the naked network loses as much behind the proxy as in the simulator`() throws {
        let relay = try RelayProcess("--rate", "0", "--pack", "off")
        let proxy = try ProxyProcess(
            to: Address(relay.host)!, "--up", Self.up, "--down", Self.down, "--seed", "7")
        let count = 1000
        let heard = try Conversation(behind: proxy.address, isRaw: true).heard(of: count)
        let simulated = try Self.simulated("pombo raw", count)
        // As many trials as in the real run, around the simulator's share.
        let share = Double(simulated.lost) / Double(simulated.asked)
        let interval = Interval.wilson(
            hits: Int(share * Double(count)), of: count, z: Interval.z(confidence: 0.999))!
        let real = Double(count - heard.count) / Double(count)
        #expect(interval.contains(real), "\(real) is not within \(interval)")
        let figures = proxy.end().figures
        #expect(figures.contains("\"dirty\":false"), "\(figures)")
    }

    @Test func `what repairs loses nothing, neither behind the proxy nor in the simulator`() throws
    {
        let relay = try RelayProcess("--rate", "0")
        let proxy = try ProxyProcess(
            to: Address(relay.host)!, "--up", Self.up, "--down", Self.down, "--seed", "7")
        let heard = try Conversation(behind: proxy.address, isRaw: false).heard(of: 300)
        #expect(heard == (1...300).map { "m\($0)" })
        #expect(try Self.simulated("pombo", 300).lost == 0)
    }

    private static func simulated(
        _ policy: String, _ count: Int
    ) throws -> (lost: Int, asked: Int) {
        let file = try LabFile(
            """
            peers ana bia
            traffic \(count) messages every 2ms size 20 from ana
            weather up \(up)
            weather down \(down)
            policy \(policy)
            seeds 5 from 7
            """)
        let cell = LabSetting(file).result().summary(point: 0, policy: 0)
        return (cell.lost, cell.asked)
    }
}

/// Somebody who says numbered lines and somebody who listens, on real sockets.
private struct Conversation: ~Copyable {
    private var ana: ClientDriver
    private var bia: ClientDriver
    private var texts: [String] = []
    private var joined = 0

    init(behind proxy: Address, isRaw: Bool) throws {
        let ana = try ClientDriver(to: proxy) {
            $0.name = Name("ana")!
            $0.isRaw = isRaw
        }
        let bia = try ClientDriver(to: proxy) {
            $0.name = Name("bia")!
            $0.isRaw = isRaw
        }
        self.ana = ana
        self.bia = bia
    }

    /// What the listener got of so many lines, without those that only mark the end. Nothing is
    /// delayed on this network, so that behind the end nothing more can come.
    consuming func heard(of count: Int) throws -> [String] {
        ana.connect()
        bia.connect()
        #expect(turn(until: { $0.joined == 2 }))
        for number in 1...count { say("m\(number)") }
        for _ in 0..<400 {
            say("end")
            if turn(until: { $0.texts.last == "end" }, turns: 20) { break }
        }
        #expect(texts.last == "end")
        return texts.filter { $0 != "end" }
    }

    private mutating func say(_ text: String) {
        // A window that waits for a repair fills the queue, and what is not taken was never said.
        if ana.client.freeLines == 0 { _ = turn(until: { $0.ana.client.freeLines > 0 }) }
        _ = try? ana.say(Array(text.utf8))
        _ = turn(until: { _ in true })
    }

    /// A millisecond a turn. False if it did not come to it.
    private mutating func turn(
        until condition: (borrowing Conversation) -> Bool, turns: Int = 10_000
    ) -> Bool {
        for _ in 0..<turns {
            Clock.nap(.milliseconds(1))
            ana.turn()
            bia.turn()
            hear()
            if condition(self) { return true }
        }
        return false
    }

    private mutating func hear() {
        while let event = ana.poll() { if case .joined = event { joined += 1 } }
        while let event = bia.poll() {
            switch event {
            case .joined: joined += 1
            case .delivered(let message), .raw(let message, _):
                if message.kind == .say { texts.append(message.text) }
            default: break
            }
        }
    }
}
