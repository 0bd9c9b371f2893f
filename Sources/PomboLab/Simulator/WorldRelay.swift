import PomboCore

// The relay's shell in the world: an inbox and a clock. What a turn does is the real one.

extension World {
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
        guard var turn = relay.turn.take() else { return }
        let moment = moment
        relay.wakeAt = .distantFuture
        turn.begin()
        for packet in relay.inbox {
            turn.receive(packet.bytes.span, from: packet.from, at: moment)
        }
        relay.inbox.removeAll(keepingCapacity: true)
        obey(&turn)
        if scenario.fault == .forwardEarly, turn.relay.hasBatch {
            turn.relay.committed(at: moment, into: &turn.outbox)
        }
        do throws(FileError) { try turn.end(at: moment) { release(&$0) } } catch {
            return bury(turn)
        }
        if turn.log.disk.isDead { return bury(turn) }
        enterLines(turn.log.disk)
        checkPlace(turn.log.disk)
        check(turn.relay.sizes)
        relay.live(turn)
        scheduleRelay()
    }

    /// What the operator asked for since the last wake-up.
    private mutating func obey(_ turn: inout RelayTurn<SimulatedDisk>) {
        for index in relay.removals {
            guard let name = Name(clients[index].plan.name) else { continue }
            let isDone = turn.relay.remove(
                name, for: .seconds(600), at: moment, into: &turn.outbox)
            if isDone { clients[index].isGone = true }
        }
        relay.removals.removeAll()
    }

    /// The datagrams in the outbox go out, unless the relay dies before or in between. What the log
    /// has by then is entered first: that is what they are held against.
    private mutating func release(_ turn: inout RelayTurn<SimulatedDisk>) {
        enterLines(turn.log.disk)
        if turn.log.disk.isDead { return }
        var limit = Int.max
        switch relay.pendingKill?.step {
        case .sending where !turn.outbox.lines.isEmpty:
            limit = dice.number(0...turn.outbox.sends.count)
        case .rotation(let calls) where turn.log.needsRotation:
            turn.log.disk.die(after: calls)
        default: break
        }
        send(turn.outbox, by: turn.relay, limit: limit)
        if limit != .max { turn.log.disk.die() }
    }

    private mutating func enterLines(_ disk: SimulatedDisk) {
        for record in ledger.look(at: disk, RelayNode.path.active, at: now) {
            account?.noteStamped(record.seq, client: record.client, cseq: record.cseq, at: now)
            if record.kind.isSpoken { tally.messages += 1 }
        }
        if let seq = ledger.reused {
            violate(.freshNumbers, "number \(seq) was sent and is used again")
        }
        if disk.rotations > relay.rotations {
            tally.coverage.rotations += disk.rotations - relay.rotations
            relay.rotations = disk.rotations
        }
    }

    /// With a sync per batch, what stands at the log's place after a turn is on disk: also the file
    /// that a rotation has put there.
    private mutating func checkPlace(_ disk: SimulatedDisk) {
        guard scenario.durability == .batch, let file = disk.file(at: RelayNode.path.active) else {
            return
        }
        if !file.isSynced { violate(.durable, "the log's file is not on disk after a turn") }
    }

    private mutating func check(_ sizes: Relay.Sizes) {
        if sizes.mostHeld > Specification.heldSayLimit || sizes.heldBytes > RelayLimit.heldBytes
            || sizes.heldBytes < 0
        {
            violate(.bounds, "held \(sizes.mostHeld) lines, \(sizes.heldBytes) bytes")
        }
    }
}
