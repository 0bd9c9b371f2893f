import CPombo
import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// The real relay, killed again and again while people talk.
@Suite(.waitingForOthers) struct KillTests {
    /// `POMBO_KILLS=200` for a long night.
    private static let cycles = Environment.value("POMBO_KILLS").flatMap { Int($0) } ?? 50

    @Test(.timeLimit(.minutes(10)))
    func `kill -9 at any moment loses nothing, doubles nothing and keeps the order`() throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        let address = Address(ipv4: 0x7F00_0001, port: relay.port)
        var group = TalkerGroup(
            try ["ana", "bia", "caio", "duda"].map { try Talker($0, to: address) })
        var dice = Dice(seed: 4711)
        for cycle in 1...Self.cycles {
            // A quarter of the kills meets a relay that nobody has found again yet.
            if dice.roll(4) == 0 {
                let end = Clock().instant + .microseconds(Int64(dice.roll(40_000)))
                group.run { _ in Clock().instant >= end }
            } else {
                let joins = group.talkers.map(\.joins)
                let isBack = group.run { talkers in
                    cycle == 1
                        ? talkers.allSatisfy(\.isJoined)
                        : zip(talkers, joins).contains { $0.joins > $1 }
                }
                #expect(isBack, "nobody came back in cycle \(cycle)")
                let goal = group.talkers.reduce(0) { $0 + $1.stamped.count } + dice.roll(60)
                let isHeard = group.run { $0.reduce(0) { $0 + $1.stamped.count } >= goal }
                #expect(isHeard, "nothing is stamped in cycle \(cycle): \(Self.state(group))")
            }
            #expect(relay.end(SIGKILL) == 128 + SIGKILL)
            try relay.startAgain("--rate", "0", "--quiet")
        }
        try Self.conclude(&group, relay)
    }

    /// Lets everybody fall silent and come to the same end, stops the relay, and holds what they
    /// saw against the log.
    static func conclude(_ group: inout TalkerGroup, _ relay: RelayProcess) throws {
        group.openLimit = 0
        let isQuiet = group.run { talkers in
            talkers.allSatisfy { talker in
                talker.isJoined && talker.openLines == 0
                    && talkers.allSatisfy { talker.hasSeen(UInt32($0.saidCount), of: $0.client) }
            }
        }
        #expect(isQuiet, "they did not converge: \(Self.state(group))")
        #expect(relay.end(SIGINT) == 0)
        try judge(group.talkers, relay)
    }

    private static func state(_ group: TalkerGroup) -> [String] {
        group.talkers.map {
            "\($0.name) joined \($0.joins) times, now \($0.isJoined), has \($0.delivered), "
                + "\($0.openLines) open"
        }
    }

    // MARK: The judgement

    private static func judge(_ talkers: [Talker], _ relay: RelayProcess) throws {
        let log = try LoggedLines(relay.log.active)
        var lines: [Talker.Seen] = []
        for talker in talkers {
            #expect(talker.troubles.isEmpty, "\(talker.name): \(talker.troubles)")
            let own = log.said.filter { $0.client == talker.client }
            // Once each, in the order written, and not one too many.
            #expect(own.map(\.cseq) == (1...UInt32(talker.saidCount)).map { $0 })
            #expect(own.map(\.text) == (1...talker.saidCount).map { "\(talker.name) \($0)" })
            #expect(Set(talker.stamped).count == talker.stamped.count, "told twice")
            #expect(talker.stamped.count == talker.saidCount)
            lines += own
            // What it was given is a run of the log without a hole, byte for byte.
            let first = try #require(talker.numbers.first)
            let numbers = log.numbers.filter { $0 >= first }
            let place = zip(talker.numbers, numbers).enumerated()
                .first { $1.0 != $1.1 }.map { "\($0): \($1)" }
            #expect(
                place == nil && talker.numbers.count == numbers.count,
                "from \(place ?? "the end") of \(talker.numbers.count) on, not \(numbers.count)")
            let isSame = talker.seen == log.said.filter { $0.seq >= first }
            #expect(isSame, "other lines than in the log")
        }
        #expect(lines.count == log.said.count, "somebody else's lines are in the log")
        #expect(lines.count > 20 * talkers.count, "hardly anything was said")
        let verdict = try Program(Program.pombo, ["replay", "--verify", relay.log.active])
        #expect(verdict.code == 0, "\(verdict.text)")
    }
}

/// The records of a log, oldest first.
struct LoggedLines {
    private(set) var numbers: [UInt64] = []
    private(set) var said: [Talker.Seen] = []

    init(_ path: String) throws {
        let bytes = try readWhole(path)
        var numbers: [UInt64] = []
        var said: [Talker.Seen] = []
        _ = LogScan.findings(of: bytes.span) { _, line, _ in
            guard case .record(let record, let text)? = try? LogLine.parse(line) else { return }
            numbers.append(record.seq)
            guard record.kind == .say else { return }
            said.append(
                Talker.Seen(
                    seq: record.seq, client: record.client, cseq: record.cseq,
                    text: String(decoding: text, as: UTF8.self)))
        }
        (self.numbers, self.said) = (numbers, said)
    }
}

/// Chance with a seed, so that a failure can be repeated as far as a real machine allows.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}
