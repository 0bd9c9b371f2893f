import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// A real client on a real socket that talks without a pause, and remembers what it was told.
final class Talker {
    struct Seen: Equatable {
        var seq: UInt64
        var client: UInt64
        var cseq: UInt32
        var text: String
    }

    let name: String
    private var driver: ClientDriver
    private(set) var saidCount = 0
    /// Own lines that it was told are stamped.
    private(set) var stamped: [UInt32] = []
    private(set) var seen: [Seen] = []
    /// Numbers of everything it was given, joins and leaves too.
    private(set) var numbers: [UInt64] = []
    private(set) var joins = 0
    /// What must never happen: records lost, another log.
    private(set) var troubles: [String] = []

    init(_ name: String, to relay: Address, joinsNow: Bool = true) throws {
        self.name = name
        driver = try ClientDriver(to: relay) { $0.name = Name(name)! }
        if joinsNow { connect() }
    }

    var number: Int32 { driver.number }
    var deadline: Instant { driver.deadline }
    var client: UInt64 { driver.client.settings.client }
    var openLines: Int { driver.client.openLines }
    var delivered: UInt64 { driver.client.roomDelivered }
    /// The highest number of the room that it knows of.
    var head: UInt64 { driver.client.roomHead }
    var isJoined: Bool { driver.client.isJoined && !driver.client.isAway }

    func hasSeen(_ cseq: UInt32, of client: UInt64) -> Bool {
        seen.last { $0.client == client }?.cseq == cseq
    }

    func connect() {
        driver.connect()
        hear()
    }

    func turn() {
        driver.turn()
        hear()
    }

    /// Says the next line, if fewer than `limit` are open.
    func say(limit: Int) {
        while driver.client.openLines < limit, driver.client.freeLines > 0 {
            saidCount += 1
            let text = Array("\(name) \(saidCount)".utf8)
            _ = try? driver.say(text)
            hear()
        }
    }

    private func hear() {
        while let event = driver.poll() {
            switch event {
            case .joined: joins += 1
            case .stamped(let cseq, _): stamped.append(cseq)
            case .delivered(let message):
                numbers.append(message.seq)
                guard message.kind == .say else { continue }
                seen.append(
                    Seen(
                        seq: message.seq, client: message.client, cseq: message.cseq,
                        text: message.text))
            case .newLog, .gone, .lostHistory: troubles.append("\(event)")
            default: break
            }
        }
    }
}

/// Several of them in one thread.
struct TalkerGroup {
    let talkers: [Talker]
    /// How many lines each keeps open; zero: they only listen.
    var openLimit = 8
    private var waiter = Waiter()
    private let clock = Clock(countsSleep: true)

    init(_ talkers: [Talker]) {
        self.talkers = talkers
        for talker in talkers { _ = waiter.watch(talker.number) }
    }

    /// Repair reaches 4,096 records back and brings 1,000 a second. These four say more than that,
    /// so that they wait while one of them has yet to catch up with what any of them knows: who is
    /// looking for the relay does not know how far the others are.
    private var isTogether: Bool {
        let heads = talkers.map(\.head)
        return talkers.allSatisfy { $0.joins == 0 || (heads.max() ?? 0) < $0.delivered + 1000 }
    }

    /// Turns until the condition holds, for at most `patience`. Says whether it does.
    @discardableResult
    mutating func run(
        _ patience: Duration = .seconds(30), until condition: ([Talker]) -> Bool
    ) -> Bool {
        let end = clock.instant + patience
        while !condition(talkers) {
            let now = clock.instant
            if now >= end { return false }
            if openLimit > 0, isTogether {
                for talker in talkers { talker.say(limit: openLimit) }
            }
            let due = talkers.map(\.deadline).min() ?? end
            _ = waiter.wait(.until(min(due, now + .milliseconds(20), end), from: now))
            for talker in talkers { talker.turn() }
        }
        return true
    }
}
