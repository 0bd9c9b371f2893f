import PomboCore

// The relay's shell in the world: one wake-up, one batch, one write, one sync; and every place in
// it where a relay can die.

extension World {
    /// Reads the log and begins, as the real shell does.
    mutating func startRelay() {
        guard !relay.isAlive else { return }
        relay.starts += 1
        var machine = Relay(relay.settings(scenario))
        let forgets = scenario.fault == .noDeduplication
        var kept = ledger
        let instant = now
        let findings = LogScan.findings(of: relay.disk.active.span) { _, bytes, _ in
            guard var line = try? LogLine.parse(bytes) else { return }
            if case .record(let record, let text) = line {
                kept.append(record, text: text, at: instant)
            }
            if forgets { line.forgetAuthor() }
            machine.restore(line)
        }
        ledger = kept
        let repair = LogRepair(findings, newID: relay.logID, relay: "relay", at: moment.wall)
        if findings.needsGap { tally.coverage.damages += 1 }
        // What was recovered is synced before anybody is answered.
        relay.disk.repair(keeping: Int(repair.keptByteCount), repair.lines)
        ledger.sync()
        machine.begin(next: repair.nextSeq, at: moment)
        relay.live(machine)
        scheduleRelay()
    }

    /// Something waits for the relay: it wakes when it has napped.
    mutating func scheduleRelay(soon: Bool = false) {
        guard relay.isAlive else { return }
        var at = soon ? now : relay.deadline
        if !relay.inbox.isEmpty { at = min(at, now + scenario.nap) }
        at = max(at, now)
        guard at < relay.wakeAt || relay.wakeAt <= now, at != .distantFuture else { return }
        relay.wakeAt = at
        queue.add(.relayWake, at: at)
    }

    mutating func wakeRelay() {
        guard var machine = relay.machine.take() else { return }
        relay.wakeAt = .distantFuture
        var outbox = relay.outbox
        relay.outbox = Outbox()
        outbox.clear()
        if let carried = relay.carried.take() { outbox = carried }
        let packets = relay.inbox
        relay.inbox.removeAll(keepingCapacity: true)
        for packet in packets {
            try? machine.receive(packet.bytes.span, from: packet.from, at: moment, into: &outbox)
        }
        machine.tick(at: moment, into: &outbox)
        let survives = finish(&machine, &outbox)
        relay.outbox = outbox
        guard survives else { return relay.bury(machine) }
        let sizes = machine.sizes
        relay.live(machine)
        readLog()
        rotate()
        check(sizes)
        scheduleRelay()
    }

    /// Logs the batch and sends what may be sent. False when the relay died in between.
    private mutating func finish(_ machine: inout Relay, _ outbox: inout Outbox) -> Bool {
        if scenario.fault == .forwardEarly, machine.hasBatch {
            enterLines(outbox.lines)
            machine.committed(at: moment, into: &outbox)
            send(outbox, by: machine, limit: .max)
            return true
        }
        var limit = Int.max
        if machine.hasBatch {
            let step = killStep
            if step == .beforeAppend { return kill() }
            if step == .tornAppend {
                let byteCount = dice.number(0...outbox.lines.count)
                relay.disk.appendTorn(outbox.lines.span, byteCount: byteCount)
                return kill()
            }
            do {
                try append(outbox.lines, mustSync: outbox.mustSync, diesFirst: step == .beforeSync)
                if step == .beforeSync { return kill() }
                machine.committed(at: moment, into: &outbox)
            } catch {
                machine.abandoned(error, at: moment, into: &outbox)
            }
            if step == .beforeSend { return kill() }
            if step == .midSend { limit = dice.number(0...outbox.sends.count) }
        }
        send(outbox, by: machine, limit: limit)
        return limit == .max ? true : kill()
    }

    private mutating func append(
        _ lines: [UInt8], mustSync: Bool, diesFirst: Bool
    ) throws(LogFailure) {
        let syncs = scenario.durability == .batch || mustSync
        try relay.disk.append(lines.span, sync: syncs && !diesFirst)
        enterLines(lines)
        if syncs && !diesFirst { ledger.sync() }
    }

    private mutating func enterLines(_ lines: [UInt8]) {
        var start = 0
        for index in lines.indices where lines[index] == 0x0A {
            let line = lines.span.extracting(start..<index)
            start = index + 1
            guard case .record(let record, let text)? = try? LogLine.parse(line) else { continue }
            ledger.append(record, text: text, at: now)
            account?.noteStamped(record.seq, client: record.client, cseq: record.cseq, at: now)
            if record.kind.isSpoken { tally.messages += 1 }
        }
        if let seq = ledger.reused {
            violate(.freshNumbers, "number \(seq) was sent and is used again")
        }
    }

    // MARK: Death

    private var killStep: Scenario.KillStep? {
        if case .killRelay(let step, _, _, _)? = relay.pendingKill { step } else { nil }
    }

    /// The relay is gone at this very place; always false.
    private mutating func kill() -> Bool {
        dieNow()
        return false
    }

    mutating func dieNow() {
        guard case .killRelay(_, let down, let losesPower, let rots)? = relay.pendingKill else {
            return
        }
        relay.die()
        tally.coverage.kills += 1
        if losesPower {
            relay.disk.losePower(&dice)
            ledger.forgetUnsynced()
            if scenario.durability != .batch { hasLostRecords = true }
        }
        if rots {
            relay.disk.rot(&dice)
            hasRotted = true
        }
        queue.add(.startRelay, at: now + down)
    }

    // MARK: After the sends

    private mutating func readLog() {
        let requests = relay.outbox.reads
        guard !requests.isEmpty, var machine = relay.machine.take() else { return }
        relay.outbox.clear()
        for request in requests {
            let lines = relay.disk.lines(for: request)
            machine.found(lines.span, for: request, at: moment, into: &relay.outbox)
        }
        send(relay.outbox, by: machine, limit: .max)
        relay.live(machine)
    }

    private mutating func rotate() {
        guard relay.disk.active.count > scenario.rotation, let machine = relay.machine else {
            return
        }
        var lines: [UInt8] = []
        let open = ServiceLine.Open(logID: relay.logID, relay: "relay")
        LogLine.append(
            .open(open), seq: machine.lastSeq, time: machine.lastTime, to: &lines)
        if scenario.fault != .noState { machine.appendState(at: moment, to: &lines) }
        relay.disk.rotate(lines)
        ledger.sync()
        tally.coverage.rotations += 1
    }

    private mutating func check(_ sizes: Relay.Sizes) {
        if sizes.mostHeld > Specification.heldSayLimit || sizes.heldBytes > RelayLimit.heldBytes
            || sizes.heldBytes < 0
        {
            violate(.bounds, "held \(sizes.mostHeld) lines, \(sizes.heldBytes) bytes")
        }
    }
}

extension ParsedLine {
    /// The planted fault: a start that does not rebuild what recognises a retry.
    mutating func forgetAuthor() {
        switch self {
        case .record(var record, let text):
            record.cseq = 0
            self = .record(record, text: text)
        case .service(.state(.author(var author)), let seq, let time):
            author.cseq = 0
            self = .service(.state(.author(author)), seq: seq, time: time)
        default: break
        }
    }
}

extension SimulatedDisk {
    /// The lines a request asks for, oldest first, found the slow and simple way.
    func lines(for request: ReadRequest) -> [UInt8] {
        var found: [[UInt8]] = []
        for file in files {
            _ = LogScan.findings(of: file.span) { _, bytes, _ in
                guard case .record(let record, _)? = try? LogLine.parse(bytes),
                    record.seq <= request.newest
                else { return }
                let isWanted =
                    switch request.stream {
                    case .room(let room): record.to == nil && record.room == room
                    case .inbox(let client): record.to == client
                    }
                guard isWanted else { return }
                var line: [UInt8] = []
                line.append(copying: bytes)
                line.append(0x0A)
                found.append(line)
            }
        }
        return found.suffix(request.count).flatMap { $0 }
    }
}
