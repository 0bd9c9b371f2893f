import PomboCore

// The clients' shells in the world, and the people in front of them.

extension World {
    /// Somebody starts the program: a new client with a name that was there before.
    mutating func startClient(_ index: Int) {
        guard clients[index].machine == nil, !clients[index].isGone else { return }
        let plan = clients[index].plan
        let seed = Secret(low: scenario.seed, high: 0xC11E_0000 + UInt64(index))
        var id = SipHash.of(1, UInt64(clients[index].runs.count), under: seed) | 1
        if scenario.fault == .stolenID, index == 1, let other = clients[0].runs.first {
            id = other.client
        }
        var settings = ClientSettings(
            client: id, key: SipHash.of(2, UInt64(clients[index].runs.count), under: seed),
            secret: Secret(low: id, high: scenario.seed), name: Name(plan.name)!)
        settings.room = plan.room
        settings.isVisitor = plan.isVisitor
        settings.isRaw = plan.isRaw
        clients[index].machine = Client(settings)
        clients[index].runs.append(
            ClientNode.Run(client: id, witness: Witness(client: id, room: plan.room)))
        account?.noteRun(id)
        let moment = moment
        drive(index) { $0.connect(at: moment, into: &$1) }
    }

    /// Hands a client's machine and its outbox to `body` and works off what comes of it.
    mutating func drive(_ index: Int, _ body: (inout Client, inout ClientOutbox) -> Void) {
        guard var machine = clients[index].machine.take() else { return }
        var outbox = clients[index].outbox
        clients[index].outbox = ClientOutbox()
        body(&machine, &outbox)
        // Asked of it here: later it could only be asked by copying it.
        let deadline = machine.deadline
        clients[index].machine = consume machine
        flush(index, &outbox, deadline: deadline)
        outbox.clear()
        clients[index].outbox = outbox
    }

    mutating func receive(_ packet: Packet, at index: Int) {
        if scenario.fault == .swallowedReset, index == 0,
            packet.bytes[3] == FrameType.reset.rawValue
        {
            return
        }
        let moment = moment
        drive(index) { try? $0.receive(packet.bytes.span, at: moment, into: &$1) }
    }

    mutating func wakeClient(_ index: Int) {
        clients[index].wakeAt = .distantFuture
        let moment = moment
        drive(index) { $0.tick(at: moment, into: &$1) }
    }

    mutating func noteUnreachable(_ index: Int) {
        let moment = moment
        drive(index) { $0.unreachable(at: moment, into: &$1) }
    }

    /// Somebody presses return.
    mutating func say(_ index: Int, _ line: Scenario.Line) {
        guard !clients[index].isGone else { return }
        var text = Array("\(clients[index].plan.name) line \(now.nanoseconds) ".utf8)
        while text.count < line.byteCount { text.append(UInt8(ascii: "x")) }
        var recipient: UInt64?
        if let other = line.to {
            guard let run = clients[other].runs.last else { return }
            recipient = run.client
        }
        let kind = recipient == nil ? Kind.say : .direct
        let moment = moment
        // Before it is sent, or the books would not know what they see.
        if let message = line.message {
            let isTaken = clients[index].machine.map { $0.freeLines > 0 } ?? false
            let client = isTaken ? clients[index].runs.last?.client : nil
            account?.noteWritten(message, at: now, by: client)
            account?.ladder?.noteWritten(message, at: now)
        }
        drive(index) {
            _ = try? $0.say(text, kind: kind, to: recipient, origin: nil, at: moment, into: &$1)
        }
    }

    /// Works off what a client wants done, and asks when it wants to be woken.
    private mutating func flush(
        _ index: Int, _ outbox: inout ClientOutbox, deadline: Instant?
    ) {
        for event in outbox.events { witness(event, of: index) }
        let address = network.address(of: index)
        for range in outbox.sends {
            var bytes = Array(outbox.bytes[range])
            if scenario.fault == .forgedLowest { forgeLowest(&bytes) }
            if !relay.isAlive, !network.isCut[index], dice.isLucky(50) {
                queue.add(.unreachable(index), at: now + .milliseconds(1))
            }
            let freight = account == nil ? .unknown : freight(of: bytes, from: index)
            post(
                Packet(to: Network.relay, from: address, bytes: bytes), from: index,
                carrying: freight)
        }
        guard let deadline else { return }
        let at = max(deadline, now)
        guard at < clients[index].wakeAt || clients[index].wakeAt <= now else { return }
        clients[index].wakeAt = at
        queue.add(.clientWake(index), at: at)
    }

    /// The planted fault: a JOIN that claims that nothing was acknowledged.
    private func forgeLowest(_ bytes: inout [UInt8]) {
        guard bytes[3] == FrameType.join.rawValue, var join = try? Join(bytes.span) else { return }
        join.lowestOpen = 1
        bytes.removeAll()
        _ = join.encode(into: &bytes)
    }

    // MARK: Witnessing

    private mutating func witness(_ event: ClientEvent, of index: Int) {
        guard !clients[index].runs.isEmpty else { return }
        let run = clients[index].runs.count - 1
        switch event {
        case .delivered(let message):
            tally.delivered += 1
            if message.wasRepaired { tally.coverage.gapsRepaired += 1 }
            account?.noteDelivered(message.seq, to: index, at: now)
            witness(message, of: index, run: run)
        case .raw(let message, _):
            account?.noteDelivered(message.seq, to: index, at: now)
        case .stamped(let cseq, let seq):
            Fingerprint.mix(&trace, UInt64(cseq))
            clients[index].runs[run].witness.claim(cseq, seq)
        case .gone(let stream, _, _):
            tally.coverage.gone += 1
            clients[index].runs[run].witness.excuse(isInbox: stream == .inbox)
        case .lostHistory(let stream):
            tally.coverage.lostHistory += 1
            clients[index].runs[run].witness.excuse(isInbox: stream == .inbox)
        case .newLog:
            tally.coverage.newLogs += 1
            clients[index].runs[run].witness.forget()
        case .heldBack: tally.coverage.heldBack += 1
        case .joined(let session):
            if !session.isResumed, let machine = clients[index].machine {
                clients[index].runs[run].witness.enter(machine.room)
            }
        case .bye(let reason, _):
            if reason == .removed || reason == .replaced { clients[index].isGone = true }
        case .refused(.removed, _, _, _): clients[index].isGone = true
        case .refused(.nameTaken, nil, _, _): queue.add(.chooseName(index), at: now + .seconds(1))
        default: break
        }
    }

    private mutating func witness(_ message: Message, of index: Int, run: Int) {
        let bytes = message.wireRecord
        let fingerprint = Fingerprint.of(bytes.span)
        let complaint = clients[index].runs[run].witness.deliver(
            seq: message.seq, prev: message.prev,
            fingerprint: scenario.fault == .noDeduplication ? nil : fingerprint,
            isInbox: message.stream == .inbox, ledger: ledger)
        Fingerprint.mix(&trace, message.seq ^ UInt64(index) << 56)
        if let entry = ledger.entry(message.seq) { noteDelay(since: entry.at) }
        if let (promise, detail) = complaint {
            violate(promise, "\(clients[index].plan.name): \(detail)")
        }
    }
}
