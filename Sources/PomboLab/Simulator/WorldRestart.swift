import PomboCore

// How the relay of the world begins, and how it ends.

extension World {
    /// Reads the log and begins, as the real shell does.
    mutating func startRelay() {
        guard !relay.isAlive, var disk = relay.disk.take() else { return }
        relay.noteStart()
        do throws(LogError) {
            let turn = try open(&disk)
            ledger.resume(on: turn.log.disk, RelayNode.path.active)
            relay.live(turn)
            scheduleRelay()
        } catch {
            leave(disk)
        }
    }

    private mutating func open(
        _ disk: inout SimulatedDisk
    ) throws(LogError) -> RelayTurn<SimulatedDisk> {
        var machine = Relay(relay.settings(scenario))
        let fault = scenario.fault
        var kept = ledger
        let instant = now
        var log = try LogFile(
            RelayNode.path, on: &disk, options: LogOptions(scenario), newID: relay.logID,
            at: moment.wall
        ) { line in
            if case .record(let record, let text) = line {
                kept.append(record, text: text, at: instant)
            }
            if let line = line.forgetful(fault) { machine.restore(line) }
        }
        ledger = kept
        if log.recovery.findings.needsGap { tally.coverage.damages += 1 }
        let secret: Secret
        do throws(LogError) {
            secret = try RelayNode.path.keptSecret(
                fresh: relay.freshSecret(scenario), on: &log.disk)
        } catch {
            disk = log.leave()
            throw error
        }
        machine.adopt(logID: log.logID, secret: secret)
        machine.begin(next: log.recovery.nextSeq, at: moment)
        return RelayTurn(machine, log)
    }

    /// Somebody kills the relay while it does nothing.
    mutating func killIdleRelay() {
        guard var turn = relay.turn.take() else { return }
        turn.log.disk.die()
        bury(turn)
    }

    /// The relay was killed in its turn, or ended because its log is not to be trusted any more.
    mutating func bury(_ turn: consuming RelayTurn<SimulatedDisk>) {
        relay.die(leaving: turn.relay.counts)
        leave(turn.leave())
    }

    /// What becomes of the disk, and when the next relay begins on it.
    private mutating func leave(_ left: SimulatedDisk) {
        var disk = left
        // Where it ended by itself, somebody starts it again.
        var down = dice.milliseconds(10...500)
        if !disk.isDead {
            tally.coverage.logFailures += 1
            disk.restart()
        } else if let kill = relay.pendingKill.take() {
            down = kill.down
            strike(&disk, kill)
        }
        relay.disk = disk
        queue.add(.startRelay, at: now + down)
    }

    /// What a kill takes with it; and it may be that the next start is killed as well.
    private mutating func strike(_ disk: inout SimulatedDisk, _ kill: Scenario.Kill) {
        tally.coverage.kills += 1
        if case .rotation = kill.step { tally.coverage.rotationKills += 1 }
        if kill.losesPower {
            disk.losePower()
            ledger.forgetUnsynced()
            if scenario.durability != .batch { hasLostRecords = true }
        }
        if kill.rots {
            disk.rot(RelayNode.path.active)
            hasRotted = true
        }
        disk.restart()
        guard let calls = kill.again else { return }
        var next = kill
        next.again = nil
        relay.pendingKill = next
        disk.die(after: calls)
        tally.coverage.openingKills += 1
    }
}

extension ParsedLine {
    /// The line as a start with a planted fault restores it: without what recognises a retry, or
    /// without the state that a rotation wrote.
    func forgetful(_ fault: PlantedFault?) -> ParsedLine? {
        switch (fault, self) {
        case (.noDeduplication, .record(var record, let text)):
            record.cseq = 0
            return .record(record, text: text)
        case (.noDeduplication, .service(.state(.author(var author)), let seq, let time)):
            author.cseq = 0
            return .service(.state(.author(author)), seq: seq, time: time)
        case (.noState, .service(.state, _, _)): return nil
        default: return self
        }
    }
}
