/// A relay with its log and its outbox, driven turn by turn: what has come goes in, and `end` does
/// all that follows from it in the one order that keeps the promises. Nothing is sent that is not
/// in the log, and nothing is asked of the disk that somebody waits for in vain.
///
/// How datagrams come, how they leave and what wakes the relay is its shell's: a socket and a
/// clock, or a simulation.
package struct RelayTurn<Disk: LogDisk>: ~Copyable {
    package var relay: Relay
    package var log: LogFile<Disk>
    package var outbox = Outbox()
    /// What the last look at the log's place has found, if there is anything to tell.
    package private(set) var logNews: LogNews?

    /// The log as a place to look things up: what is too old for the relay's memory. Opened when
    /// somebody asks.
    private var files: LogFiles<Disk>?
    private var nextLook = Instant.zero
    /// What was told already, so that it is not told each second.
    private var toldPlace = ActivePlace.here

    private static var lookInterval: Duration { .seconds(1) }

    /// `relay` has begun, and `log` is what it was restored from.
    package init(_ relay: consuming Relay, _ log: consuming LogFile<Disk>) {
        self.relay = relay
        self.log = log
    }

    /// When there is something to do although nothing arrives.
    package var deadline: Instant { min(relay.deadline ?? .distantFuture, log.syncDeadline) }

    /// Begins the next turn: what the last one left in the outbox is done with.
    package mutating func begin() {
        outbox.clear()
        logNews = nil
    }

    package mutating func receive(
        _ datagram: Span<UInt8>, from source: Address, at now: Moment
    ) {
        // Whatever it is, the relay has counted it.
        try? relay.receive(datagram, from: source, at: now, into: &outbox)
    }

    /// Does what follows from all that came. `send` is called when the datagrams in the outbox may
    /// go out. An error ends the relay: the log is not to be trusted any more.
    package mutating func end(
        at now: Moment, send: (inout RelayTurn) -> Void
    ) throws(FileError) {
        if let due = relay.deadline, due <= now.instant { relay.tick(at: now, into: &outbox) }
        try logBatch(at: now)
        send(&self)
        if readLog(at: now) { send(&self) }
        try keepLog(at: now)
    }

    /// Tells everybody that the relay ends, and closes the log.
    package mutating func stop(
        _ reason: Bye.Reason, at now: Moment, send: (inout RelayTurn) -> Void
    ) {
        begin()
        relay.stop(reason, into: &outbox)
        send(&self)
        if reason == .hostLeft {
            outbox.clear()
            relay.dismiss(at: now, into: &outbox)
            try? logBatch(at: now)
        }
        try? log.close(seq: relay.lastSeq, at: max(relay.lastTime, now.wall))
    }

    /// What SIGHUP asks for: a look at the log's place at once, but not before the open batch is in
    /// the log.
    package mutating func lookSoon() {
        toldPlace = .here
        nextLook = .zero
    }

    /// Gives the disk back: the relay is over.
    package consuming func leave() -> Disk { log.leave() }

    // MARK: The steps

    /// Durable before visible: what is staged is appended and synced, or it never was.
    private mutating func logBatch(at now: Moment) throws(FileError) {
        guard relay.hasBatch else { return }
        do throws(LogAppendError) {
            try Self.append(outbox, to: &log, at: now.instant)
            relay.committed(at: now, into: &outbox)
        } catch {
            switch error {
            case .abandoned(let failure): relay.abandoned(failure, at: now, into: &outbox)
            case .fatal(let cause): throw cause
            }
        }
    }

    /// On its own: a span of the outbox would borrow the whole turn.
    private static func append(
        _ outbox: borrowing Outbox, to log: inout LogFile<Disk>, at now: Instant
    ) throws(LogAppendError) {
        try log.append(outbox.lines.span, mustSync: outbox.mustSync, at: now)
    }

    /// Answers what the outbox asks of the log. True: there is something to send, and nothing of
    /// what was sent before is left in the outbox.
    private mutating func readLog(at now: Moment) -> Bool {
        guard !outbox.reads.isEmpty else { return false }
        let requests = outbox.reads
        outbox.reads.removeAll(keepingCapacity: true)
        outbox.sends.removeAll(keepingCapacity: true)
        do throws(FileError) {
            if log.isRegular { try openFiles() }
            for request in requests {
                // A device or a pipe: nothing that was written can be read again.
                let lines = try files?.lines(for: request, on: &log.disk) ?? []
                relay.found(lines.span, for: request, at: now, into: &outbox)
            }
        } catch {
            // Not found is not gone: whoever asked asks again.
        }
        return true
    }

    private mutating func openFiles() throws(FileError) {
        if files == nil {
            files = try LogFiles(log.path, on: &log.disk)
        } else {
            try files?.refresh(on: &log.disk)
        }
    }

    /// The sync that is due, the rotation, and a look now and then at whether the file is still
    /// where people expect it.
    private mutating func keepLog(at now: Moment) throws(FileError) {
        do throws(LogAppendError) {
            if log.syncDeadline <= now.instant { try log.sync() }
            if log.needsRotation {
                let state = stateLines(at: now)
                try log.rotate(at: now.wall) { $0 += state }
            }
        } catch {
            if case .fatal(let cause) = error { throw cause }
        }
        if nextLook <= now.instant { look(at: now) }
    }

    /// Begins the log anew if somebody moved, deleted or cut the file: what it goes on writing to,
    /// no next start would find.
    private mutating func look(at now: Moment) {
        nextLook = now.instant + Self.lookInterval
        guard let place = try? log.place() else { return }
        guard place != .here else {
            toldPlace = .here
            return
        }
        let state = stateLines(at: now)
        do throws(LogError) {
            _ = try log.reopen(
                after: relay.lastSeq, at: max(relay.lastTime, now.wall), state: { $0 += state })
            logNews = .begunAnew(place)
        } catch {
            if toldPlace != place { logNews = .notBegun(place, error) }
            toldPlace = place
        }
    }

    /// The lines that let a start read the new file only.
    private func stateLines(at now: Moment) -> [UInt8] {
        var lines: [UInt8] = []
        relay.appendState(at: now, to: &lines)
        return lines
    }
}

extension RelayTurn: Sendable where Disk: Sendable, Disk.Handle: Sendable {}
