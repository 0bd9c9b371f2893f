import PomboCore
import PomboPosix

/// A load from the first HELLO to the last LEAVE: many members in one thread, so that a relay can
/// have the other core.
struct LoadRun: ~Copyable {
    private let plan: LoadPlan
    private let clock = Clock()
    private var members: [LoadMember] = []
    private var waiter = Waiter()
    private var incoming = ReceiveBatch(capacity: 64, coalesces: true)
    private var outgoing = SendBatch()
    private var outbox = ClientOutbox()
    private var tally: LoadTally
    private var progress: LoadProgress
    /// The earliest deadline of any member.
    private var nextDue = Instant.zero
    private var stalledUntil = Instant.zero
    /// How many lines each sender is to say next.
    private var shares: [Int] = []

    /// How long the load runs before it is counted.
    private static let warmUp = Duration.milliseconds(500)
    private static let patience = Duration.seconds(30)
    /// How long a relay may need to deliver what it has acknowledged.
    private static let drainTime = Duration.seconds(10)
    /// A source gets 100 answers a second; on one machine there are many sources.
    private static let hellosPerSource = 80
    private static let loopbackSources = 64

    /// The members come from `members`; the tally knows their numbers.
    init(
        _ plan: LoadPlan, _ members: [LoadMember], _ tally: LoadTally, _ progress: LoadProgress
    ) {
        self.plan = plan
        self.members = members
        self.tally = tally
        self.progress = progress
        for member in members { _ = waiter.watch(member.number) }
    }

    static func prepare(
        _ plan: LoadPlan
    ) throws(LoadFailure) -> (members: [LoadMember], tally: LoadTally) {
        let base: UInt64
        let keys: UInt64
        do throws(SystemError) {
            base = try Entropy.word() & ~0xFFFF
            keys = try Entropy.word()
        } catch { throw .cannotOpen(.system(error)) }
        let run = String(keys & 0xFFFF, radix: 16)
        var members: [LoadMember] = []
        for place in 0..<plan.peers {
            let socket = try socket(plan, place)
            let key = keys &+ UInt64(place) &* 0x9E37_79B9_7F4A_7C15
            var settings = ClientSettings(
                client: base + UInt64(place) + 1, key: key, secret: Secret(low: key, high: keys),
                name: Name("load-\(run)-\(place)")!)
            settings.room = plan.room
            settings.receiveBuffer = UInt32(clamping: socket.facts.receiveBuffer)
            let session = LoadSession(
                settings, senderCount: plan.senders, speaks: place < plan.senders)
            members.append(LoadMember(socket, session))
        }
        return (members, LoadTally(firstClient: base + 1, senderCount: plan.senders))
    }

    private static func socket(
        _ plan: LoadPlan, _ place: Int
    ) throws(LoadFailure) -> UDPSocket {
        var options = SocketOptions()
        options.coalesces = true
        options.bufferByteCount = Int32(clamping: plan.bufferByteCount)
        var local: Address?
        if plan.relay.isIPv4, plan.relay.isLoopback {
            local = Address(
                ipv4: 0x7F00_0001 + UInt32(place % loopbackSources), port: 0)
        }
        do throws(SocketError) {
            return try UDPSocket.connected(to: plan.relay, from: local, options)
        } catch { throw .cannotOpen(.socket(error)) }
    }

    // MARK: The whole of it

    mutating func run() throws(LoadFailure) -> LoadReport {
        try join()
        try settle()
        var traffic = LoadTraffic(plan, from: clock.instant)
        if plan.burst == nil {
            let end = clock.instant + Self.warmUp
            while clock.instant < end { try speak(&traffic, until: end) }
        }
        tally.restart()
        let before = try weigh()
        let start = clock.instant
        let end = start + plan.duration
        stalledUntil = start + plan.stall
        while plan.burst.map({ traffic.count < $0 }) ?? (clock.instant < end) {
            try speak(&traffic, until: end)
            progress.show(
                .measuring(start.duration(to: clock.instant), tally.deliveries),
                at: clock.instant)
        }
        let isWhole = plan.burst == nil ? false : try drain()
        let took = start.duration(to: clock.instant)
        let after = try weigh()
        let counted = tally
        if !isWhole { _ = try drain() }
        let lost = lostCount()
        leave()
        progress.end()
        return LoadReport(
            plan: plan, took: took, counted: counted, final: tally, lost: lost, before: before,
            after: after, kernelDrops: members.reduce(0) { $0 + $1.kernelDrops })
    }

    private func weigh() throws(LoadFailure) -> ProcessFigures? {
        guard let process = plan.process else { return nil }
        guard let figures = ProcessFigures(of: process) else { throw .noProcess(process) }
        return figures
    }

    // MARK: The phases

    private mutating func join() throws(LoadFailure) {
        let start = clock.instant
        let isLoopback = plan.relay.isIPv4 && plan.relay.isLoopback
        let rate = isLoopback ? 1000 : Self.hellosPerSource
        var patience = JoinPatience(since: start)
        var joined = 0
        var greeted = 0
        while joined < members.count {
            let now = clock.instant
            let elapsed = start.duration(to: now)
            let allowed = Int(elapsed.milliseconds) * rate / 1000 + 1
            while greeted < min(allowed, members.count) {
                members[greeted].session.connect(at: now, into: &outbox)
                members[greeted].send(&outbox, &outgoing)
                greeted += 1
                nextDue = now
            }
            try turn(until: now + .milliseconds(5))
            joined = try joinedCount(&patience)
            progress.show(.joining(joined, members.count), at: now)
            if joined == 0, patience.deadline <= clock.instant { throw .noRelay(plan.relay) }
            if elapsed > Self.patience { throw .stuck(joined: joined, of: members.count) }
        }
    }

    private func joinedCount(_ patience: inout JoinPatience) throws(LoadFailure) -> Int {
        var joined = 0
        for member in members {
            switch member.session.phase {
            case .joined: joined += 1
            case .refused(let cause): throw .refused(cause, joined: joined, of: members.count)
            default: if member.session.hasHeard { patience.noteAnswer() }
            }
            guard member.takeRefusal() else { continue }
            if joined > 0 { throw .relayGone }
            patience.noteClosedPort()
        }
        return joined
    }

    /// Until everybody has seen everybody come.
    private mutating func settle() throws(LoadFailure) {
        let start = clock.instant
        while true {
            let heads = members.map(\.session.chain.head)
            let newest = heads.max() ?? 0
            if members.allSatisfy({ $0.session.chain.last == newest }) { return }
            if start.duration(to: clock.instant) > Self.patience { throw .unsettled }
            try turn(until: clock.instant + .milliseconds(20))
        }
    }

    private mutating func speak(
        _ traffic: inout LoadTraffic, until end: Instant
    ) throws(LoadFailure) {
        let now = clock.instant
        var open = 0
        for place in 0..<plan.senders { open += members[place].session.voice?.open ?? 0 }
        share(traffic.allowance(at: now, open: open), from: traffic.count)
        for (place, count) in shares.enumerated() where count > 0 {
            for _ in 0..<count {
                let time = traffic.waiting(at: now)
                _ = members[place].session.say(
                    traffic.nextSize(), author: place, since: time, at: now, &tally,
                    into: &outbox)
                traffic.noteSaid()
            }
            // All at once, as a client does whose window opens.
            members[place].send(&outbox, &outgoing)
            nextDue = min(nextDue, members[place].session.due)
        }
        try turn(until: min(end, traffic.due))
    }

    /// How many lines each sender says now: one after the other, as far as their windows allow.
    private mutating func share(_ allowed: Int, from count: Int) {
        shares = Array(repeating: 0, count: plan.senders)
        var rest = allowed
        var place = count % plan.senders
        var skipped = 0
        while rest > 0, skipped < plan.senders {
            let open = members[place].session.voice?.open ?? 0
            if open + shares[place] < Specification.windowLimit {
                shares[place] += 1
                rest -= 1
                skipped = 0
            } else {
                skipped += 1
            }
            place = (place + 1) % plan.senders
        }
    }

    /// Until everybody has what was acknowledged. False: it took too long.
    private mutating func drain() throws(LoadFailure) -> Bool {
        let start = clock.instant
        while true {
            if isComplete { return true }
            if start.duration(to: clock.instant) > Self.drainTime { return false }
            try turn(until: clock.instant + .milliseconds(20))
        }
    }

    private var isComplete: Bool {
        (0..<plan.senders).allSatisfy { members[$0].session.voice?.open == 0 } && lostCount() == 0
    }

    /// Acknowledged lines that members were not given.
    private func lostCount() -> Int {
        var lost = 0
        for author in 0..<plan.senders {
            let next = (members[author].session.voice?.acknowledged ?? 0) + 1
            for member in members {
                lost += max(0, Int(next) - Int(member.session.nextLines[author]))
            }
        }
        return lost
    }

    private mutating func leave() {
        for member in members {
            member.session.leave(into: &outbox)
            member.send(&outbox, &outgoing)
        }
    }

    // MARK: One turn

    /// Waits for datagrams or a deadline, takes what has come and does what is due.
    private mutating func turn(until deadline: Instant) throws(LoadFailure) {
        let start = clock.instant
        _ = waiter.wait(.until(min(deadline, nextDue), from: start))
        let now = clock.instant
        let first = now < stalledUntil ? plan.senders : members.count
        for place in 0..<first where waiter.isReady(place) {
            let member = members[place]
            member.receive(with: &incoming, clock, &tally, &outbox)
            member.send(&outbox, &outgoing)
            nextDue = min(nextDue, member.session.due)
        }
        if tally.isTooFast { throw .tooFast }
        if now >= nextDue { try tick(at: now) }
    }

    private mutating func tick(at now: Instant) throws(LoadFailure) {
        nextDue = .distantFuture
        for member in members {
            let isJoined = member.session.phase == .joined
            if member.session.phase == .forgotten || isJoined && member.takeRefusal() {
                throw .relayGone
            }
            if member.session.due <= now {
                member.session.tick(at: now, &tally, into: &outbox)
                member.send(&outbox, &outgoing)
            }
            nextDue = min(nextDue, member.session.due)
        }
    }
}
