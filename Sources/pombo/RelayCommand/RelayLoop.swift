import PomboCore
import PomboLab
import PomboPosix
import PomboText

/// The relay's loop: waiting, the sockets, the orders and what is told. What a datagram means and
/// what follows from it is the turn's.
enum RelayLoop {
    /// What cannot go on: the log is not to be trusted any more.
    enum Failure: Error { case log(FileError) }

    static func run(
        _ parts: consuming RelayParts, _ orders: consuming RelayOrders, _ report: RelayReport,
        exitsWhenEmpty: Bool
    ) throws(Failure) {
        let clock = Clock()
        var turn = parts.turn
        var transport = RelayTransport(
            parts.socket, keepsLocals: parts.keepsLocals, parts.weather)
        var discovery = DiscoveryAnswers(parts.discovery)
        var report = report
        var pause = RelayPause(
            transport.socket.number, discovery.number, orders.descriptors, at: clock.instant)
        var ending: Bye.Reason?
        var hadGuests = false

        while ending == nil {
            pause.wait(until: min(turn.deadline, transport.deadline), clock)
            let now = clock.now()
            turn.begin()
            let count = transport.receive(at: now.instant) { turn.receive($0, from: $1, at: now) }
            for order in orders.drain(isReady: pause.hasOrders) {
                switch order {
                case .stop(let reason): ending = reason
                case .reopenLog: turn.lookSoon()
                case .member(let order): obey(order, &turn, at: now, &report)
                case .answer(let phrase): report.answer(phrase)
                case .show(let what):
                    report.show(what, turn.relay, turn.log.syncs, transport.socket, at: now.instant)
                }
            }
            do throws(FileError) {
                try turn.end(at: now) { transport.send($0.outbox, of: $0.relay, at: now.instant) }
            } catch { throw .log(error) }
            if pause.hasSearches { discovery.answer(&turn.relay, at: now) }
            if let news = turn.logNews { report.tell(news, turn.log.path, turn.relay.lastSeq) }
            report.tell(turn.outbox.notices, turn.relay, transport.socket, at: now.instant)
            pause.noteBatch(of: count, isFull: transport.isFull, at: clock.instant)
            if pause.hasOrders { pause.watchOnly(orders.descriptors) }
            hadGuests = hadGuests || turn.relay.presentCount > 0
            if exitsWhenEmpty, hadGuests, turn.relay.sizes.peers == 0 { ending = .stopping }
        }
        let now = clock.now()
        turn.stop(ending ?? .stopping, at: now) {
            transport.send($0.outbox, of: $0.relay, at: now.instant)
        }
        report.end(turn.relay, transport.socket, at: clock.instant)
    }

    private static func obey(
        _ order: MemberOrder, _ turn: inout RelayTurn<PosixDisk>, at now: Moment,
        _ report: inout RelayReport
    ) {
        let isDone =
            switch order.verb {
            case .remove:
                turn.relay.remove(order.name, for: order.span, at: now, into: &turn.outbox)
            case .mute: turn.relay.mute(order.name, for: order.span, at: now)
            }
        if !isDone {
            report.answer(Texts.nobodyCalled(order.name))
        } else if order.verb == .mute {
            report.answer(Texts.muted(order.name, Quantity.text(order.span)))
        }
    }
}
