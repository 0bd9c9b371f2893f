import PomboCore
import PomboPosix

/// The relay's loop: the pure machine, its log and its sockets in local variables, and a datagram's
/// way on one screen.
enum RelayLoop {
    /// What cannot go on: the log is not to be trusted any more.
    enum Failure: Error { case log(FileError) }

    /// What somebody outside the loop wants of it.
    enum Wish { case goOn, stop, reopenLog, showFigures }

    static func run(
        _ parts: consuming RelayParts, _ signals: borrowing SignalPipe, _ report: RelayReport,
        exitsWhenEmpty: Bool
    ) throws(Failure) {
        let clock = Clock()
        var relay = parts.relay
        var log = parts.log
        var socket = parts.socket
        var door = RelayDoorbell(parts.discovery)
        var locals = LocalTable(isKept: parts.keepsLocals)
        var incoming = ReceiveBatch(coalesces: true)
        var outgoing = SendBatch()
        var outbox = Outbox()
        var library = RelayLibrary(log.path)
        var pause = RelayPause(socket.number, signals.descriptor, door.number)
        let begin = clock.instant
        var hadGuests = false

        while true {
            pause.wait(until: min(relay.deadline ?? .distantFuture, log.syncDeadline), clock)
            let now = clock.now()
            outbox.clear()
            if socket.receive(into: &incoming) == .datagrams {
                pause.noteBacklog(at: now.instant)
                for datagram in incoming.datagrams {
                    locals.note(datagram)
                    try? relay.receive(
                        incoming.bytes.span.extracting(datagram.range), from: datagram.source,
                        at: now, into: &outbox)
                }
            }
            if let due = relay.deadline, due <= now.instant { relay.tick(at: now, into: &outbox) }
            try logBatch(&relay, &log, at: now, &outbox)
            send(outbox, of: relay, through: &socket, &outgoing, locals)
            if library.answer(&relay, &outbox, at: now) {
                send(outbox, of: relay, through: &socket, &outgoing, locals)
            }
            door.answer(&relay, at: now)
            for notice in outbox.notices { report.tell(notice) }
            try keepLog(&log, relay, at: now)
            pause.noteDone(at: clock.instant)

            for signal in signals.take() {
                switch wish(signal) {
                case .goOn: break
                case .stop:
                    return stop(&relay, &log, &socket, &outgoing, locals)
                case .reopenLog: reopen(&log, relay, at: now)
                case .showFigures:
                    StandardStream.error.write(
                        RelayFigures.text(relay, socket.counters, since: begin))
                }
            }
            hadGuests = hadGuests || relay.presentCount > 0
            if exitsWhenEmpty, hadGuests, relay.sizes.peers == 0 {
                return stop(&relay, &log, &socket, &outgoing, locals)
            }
        }
    }

    // MARK: The steps

    /// Durable before visible: what is staged is appended and synced, or it never was.
    private static func logBatch(
        _ relay: inout Relay, _ log: inout LogFile, at now: Moment, _ outbox: inout Outbox
    ) throws(Failure) {
        guard relay.hasBatch else { return }
        do throws(LogAppendError) {
            try log.append(outbox.lines.span, mustSync: outbox.mustSync, at: now.instant)
            relay.committed(at: now, into: &outbox)
        } catch {
            switch error {
            case .abandoned(let failure): relay.abandoned(failure, at: now, into: &outbox)
            case .fatal(let error): throw .log(error)
            }
        }
    }

    /// Datagrams of one room that follow each other are handed to each member in one go, so that
    /// they can leave as a train.
    private static func send(
        _ outbox: borrowing Outbox, of relay: borrowing Relay, through socket: inout UDPSocket,
        _ batch: inout SendBatch, _ locals: borrowing LocalTable
    ) {
        var index = 0
        var addresses: [Address] = []
        while index < outbox.sends.count {
            let audience = outbox.sends[index].audience
            var end = index + 1
            while end < outbox.sends.count, outbox.sends[end].audience == audience { end += 1 }
            addresses.removeAll(keepingCapacity: true)
            relay.withAudience(audience) { addresses.append($0) }
            for address in addresses {
                let local = locals.local(for: address)
                for place in index..<end {
                    batch.add(outbox.sends[place].range, to: address, from: local)
                }
            }
            index = end
        }
        if !batch.isEmpty { socket.send(&batch, from: outbox.bytes.span) }
    }

    private static func keepLog(
        _ log: inout LogFile, _ relay: borrowing Relay, at now: Moment
    ) throws(Failure) {
        do throws(LogAppendError) {
            if log.syncDeadline <= now.instant { try log.sync() }
            if log.needsRotation {
                var state: [UInt8] = []
                relay.appendState(at: now, to: &state)
                try log.rotate(at: now.wall) { $0 += state }
            }
        } catch {
            if case .fatal(let error) = error { throw .log(error) }
        }
    }

    // MARK: Signals

    private static func wish(_ signal: Signal) -> Wish {
        switch signal {
        case .interrupt, .terminate: .stop
        case .hangUp: .reopenLog
        case .user1: .showFigures
        default: .goOn
        }
    }

    private static func reopen(
        _ log: inout LogFile, _ relay: borrowing Relay, at now: Moment
    ) {
        var state: [UInt8] = []
        relay.appendState(at: now, to: &state)
        do throws(LogError) {
            if try log.reopen(at: now.wall, state: { $0 += state }) {
                StandardStream.error.write("pombo relay: the log was begun anew\n")
            }
        } catch {
            StandardStream.error.write("pombo relay: the log stays as it is: \(error)\n")
        }
    }

    /// Tells everybody, and closes the log.
    private static func stop(
        _ relay: inout Relay, _ log: inout LogFile, _ socket: inout UDPSocket,
        _ batch: inout SendBatch, _ locals: borrowing LocalTable
    ) {
        var outbox = Outbox()
        relay.stop(.stopping, into: &outbox)
        send(outbox, of: relay, through: &socket, &batch, locals)
        try? log.close(seq: relay.lastSeq, at: max(relay.lastTime, Clock().now().wall))
    }
}
