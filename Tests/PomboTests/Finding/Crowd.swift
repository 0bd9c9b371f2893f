import PomboCore
import PomboTerminal

@testable import pombo

/// People who start a chat at about the same time on one network, in virtual time: their searches
/// are the real ones, their relays only answer.
struct Crowd {
    struct Person {
        var phase: Phase
        /// Its own relay while it hosts.
        var relay: Host?
    }

    enum Phase {
        case away(until: Int)
        case looking(Search)
        /// Wants to host and looks for the last time.
        case waiting(Search)
        case hosting(Search)
        case chatting(at: UInt64)
    }

    struct Host {
        let logID: UInt64
        /// When it answers the first question.
        let birth: Int
        var members = 1
    }

    struct Answer {
        let arrival: Int
        let person: Int
        let bytes: [UInt8]
        let source: Address
    }

    var people: [Person]
    private var answers: [Answer] = []
    private let seed: UInt64
    /// In a thousand.
    private let loss: UInt64
    private var drawn: UInt64 = 0
    private var now = 0
    private(set) var hostCount = 0

    init(count: Int, seed: UInt64, loss: UInt64, spread: UInt64) {
        self.seed = seed
        self.loss = loss
        people = []
        for _ in 0..<count { people.append(Person(phase: .away(until: draw(spread)))) }
    }

    /// Below `limit`.
    private mutating func draw(_ limit: UInt64) -> Int {
        drawn += 1
        return Int(SipHash.of(drawn, 0, under: Secret(low: seed, high: 1)) % max(limit, 1))
    }

    private static func instant(_ milliseconds: Int) -> Instant {
        .zero + .milliseconds(1_000_000 + milliseconds)
    }

    /// Until all are on one relay, where nothing changes any more, or until the time is over.
    mutating func run(milliseconds: Int) {
        for time in 0..<milliseconds where !isUnited {
            now = time
            deliver()
            for person in people.indices { step(person) }
        }
    }

    /// All are on one relay, and there is no other.
    var isUnited: Bool {
        let hosts = people.compactMap(\.relay)
        guard hosts.count == 1 else { return false }
        return people.allSatisfy { person in
            switch person.phase {
            case .hosting: true
            case .chatting(let logID): logID == hosts[0].logID
            case .away, .looking, .waiting: false
            }
        }
    }

    // MARK: The network

    /// Each living relay hears the probe and answers, unless either is lost.
    private mutating func ask(_ probe: Probe, by person: Int) {
        for host in people.indices {
            guard let relay = people[host].relay else { continue }
            let there = 1 + draw(12)
            let back = 1 + draw(12)
            guard relay.birth <= now + there, draw(1000) >= loss, draw(1000) >= loss else {
                continue
            }
            var bytes: [UInt8] = []
            _ = Announce(
                nonce: probe.nonce, time: probe.time, logID: relay.logID,
                ageMilliseconds: UInt32(now + there - relay.birth),
                members: UInt16(relay.members), port: 7662, name: "pombo", host: ""
            ).encode(into: &bytes)
            answers.append(
                Answer(
                    arrival: now + there + back, person: person, bytes: bytes,
                    source: Address(ipv4: 0x0A00_0000 + UInt32(host), port: 7663)))
        }
    }

    private mutating func deliver() {
        for answer in answers where answer.arrival == now {
            switch people[answer.person].phase {
            case .looking(var search):
                Self.take(answer, &search)
                people[answer.person].phase = .looking(search)
            case .waiting(var search):
                Self.take(answer, &search)
                people[answer.person].phase = .waiting(search)
            case .hosting(var search):
                Self.take(answer, &search)
                people[answer.person].phase = .hosting(search)
            case .away, .chatting: break
            }
        }
        answers.removeAll { $0.arrival <= now }
    }

    private static func take(_ answer: Answer, _ search: inout Search) {
        try? search.receive(
            answer.bytes.span, from: answer.source, by: 1, at: instant(answer.arrival))
    }

    // MARK: A person's millisecond

    private mutating func step(_ person: Int) {
        let instant = Self.instant(now)
        switch people[person].phase {
        case .away(let until): if until <= now { look(person) }
        case .looking(var search):
            if let probe = search.probe(at: instant) { ask(probe, by: person) }
            people[person].phase = .looking(search)
            guard search.isOver(at: instant) else { return }
            if join(search.choices(at: instant).first, person) { return }
            let wait = Duration.milliseconds(draw(1000))
            people[person].phase = .waiting(
                Search(nonce: nonce(), .lastLook(after: wait), at: instant))
        case .waiting(var search):
            if let probe = search.probe(at: instant) { ask(probe, by: person) }
            people[person].phase = .waiting(search)
            guard search.isOver(at: instant) else { return }
            if join(search.choices(at: instant).first, person) { return }
            hostCount += 1
            people[person].relay = Host(logID: nonce(), birth: now + 2 + draw(30))
            people[person].phase = .hosting(Search(nonce: nonce(), .watch, at: instant))
        case .hosting(var search):
            if let probe = search.probe(at: instant) { ask(probe, by: person) }
            people[person].phase = .hosting(search)
            guard let relay = people[person].relay, !search.isOver(at: instant),
                let elder = search.elder(than: Self.identity(relay), at: instant)
            else { return }
            people[person].relay = nil
            if !join(elder, person) { look(person) }
        case .chatting(let logID):
            if !people.contains(where: { $0.relay?.logID == logID }) { look(person) }
        }
    }

    private static func identity(_ relay: Host) -> FoundRelay.Identity {
        FoundRelay.Identity(logID: relay.logID, name: "pombo", host: "", port: 7662)
    }

    private mutating func look(_ person: Int) {
        people[person].phase = .looking(Search(nonce: nonce(), .look, at: Self.instant(now)))
    }

    private mutating func nonce() -> UInt64 { UInt64(draw(1 << 62)) | 1 }

    private mutating func join(_ relay: FoundRelay?, _ person: Int) -> Bool {
        guard let relay,
            let host = people.firstIndex(where: { $0.relay?.logID == relay.identity.logID })
        else { return false }
        people[host].relay?.members += 1
        people[person].phase = .chatting(at: relay.identity.logID)
        return true
    }
}
