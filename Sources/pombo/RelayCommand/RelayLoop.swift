import PomboCore
import PomboLab
import PomboPosix
import PomboText

/// The relay's loop: the pure machine, its log and its sockets in local variables, and a datagram's
/// way on one screen.
enum RelayLoop {
    /// What cannot go on: the log is not to be trusted any more.
    enum Failure: Error { case log(FileError) }

    static func run(
        _ parts: consuming RelayParts, _ desk: consuming RelayDesk, _ report: RelayReport,
        exitsWhenEmpty: Bool
    ) throws(Failure) {
        let clock = Clock()
        var relay = parts.relay
        var log = parts.log
        var air = RelayAir(
            parts.socket, keepsLocals: parts.keepsLocals, parts.weather)
        var door = RelayDoorbell(parts.discovery)
        var outbox = Outbox()
        var library = RelayLibrary(log.path)
        var care = RelayLogCare()
        var report = report
        var pause = RelayPause(
            air.socket.number, door.number, desk.descriptors, at: clock.instant)
        var ending: Bye.Reason?
        var hadGuests = false

        while ending == nil {
            pause.wait(
                until: min(relay.deadline ?? .distantFuture, log.syncDeadline, air.deadline), clock)
            let now = clock.now()
            outbox.clear()
            let count = air.receive(at: now.instant) { datagram, source in
                try? relay.receive(datagram, from: source, at: now, into: &outbox)
            }
            if let due = relay.deadline, due <= now.instant { relay.tick(at: now, into: &outbox) }
            for order in desk.take(isReady: pause.hasOrders) {
                switch order {
                case .stop(let reason): ending = reason
                case .reopenLog: care.lookSoon()
                case .member(let order): obey(order, &relay, at: now, &outbox, &report)
                case .answer(let phrase): report.answer(phrase)
                case .show(let what):
                    report.show(what, relay, log.syncs, air.socket, at: now.instant)
                }
            }
            try logBatch(&relay, &log, at: now, &outbox)
            air.send(outbox, of: relay, at: now.instant)
            if library.answer(&relay, &outbox, at: now) {
                air.send(outbox, of: relay, at: now.instant)
            }
            if pause.hasSearches { door.answer(&relay, at: now) }
            try care.keep(&log, relay, at: now, &report)
            report.tell(outbox.notices, relay, air.socket, at: now.instant)
            pause.noteBatch(of: count, isFull: air.isFull, at: clock.instant)
            if pause.hasOrders { pause.watchOnly(desk.descriptors) }
            hadGuests = hadGuests || relay.presentCount > 0
            if exitsWhenEmpty, hadGuests, relay.sizes.peers == 0 { ending = .stopping }
        }
        stop(ending ?? .stopping, &relay, &log, &air)
        report.end(relay, air.socket, at: clock.instant)
    }

    // MARK: The steps

    /// Durable before visible: what is staged is appended and synced, or it never was.
    private static func logBatch(
        _ relay: inout Relay, _ log: inout LogFile<PosixDisk>, at now: Moment,
        _ outbox: inout Outbox
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

    // MARK: Orders

    private static func obey(
        _ order: MemberOrder, _ relay: inout Relay, at now: Moment, _ outbox: inout Outbox,
        _ report: inout RelayReport
    ) {
        let isDone =
            switch order.verb {
            case .remove: relay.remove(order.name, for: order.span, at: now, into: &outbox)
            case .mute: relay.mute(order.name, for: order.span, at: now)
            }
        if !isDone {
            report.answer(Texts.nobodyCalled(order.name))
        } else if order.verb == .mute {
            report.answer(Texts.muted(order.name, Quantity.text(order.span)))
        }
    }

    /// Tells everybody, and closes the log.
    private static func stop(
        _ reason: Bye.Reason, _ relay: inout Relay, _ log: inout LogFile<PosixDisk>,
        _ air: inout RelayAir
    ) {
        var outbox = Outbox()
        relay.stop(reason, into: &outbox)
        let now = Clock().now()
        air.send(outbox, of: relay, at: now.instant)
        if reason == .hostLeft {
            outbox.clear()
            relay.dismiss(at: now, into: &outbox)
            try? logBatch(&relay, &log, at: now, &outbox)
        }
        try? log.close(seq: relay.lastSeq, at: max(relay.lastTime, now.wall))
    }
}
