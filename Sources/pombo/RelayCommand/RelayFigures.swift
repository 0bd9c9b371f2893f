import PomboCore
import PomboPosix
import PomboText

/// The statistics of SIGUSR1 and `/stats`.
enum RelayFigures {
    static func lines(
        _ machine: borrowing Relay, _ syncs: SyncCounters, _ socket: borrowing UDPSocket,
        up: Duration
    ) -> [Phrase] {
        let relay = machine.counts
        let causes = zip(FrameError.Cause.allCases, relay.dropped).filter { $0.1 > 0 }
        return [
            Texts.figuresUp(
                RelayTableRows.uptime(up.components.seconds), members: machine.presentCount,
                rooms: machine.sizes.rooms),
            Texts.figuresOfLog(relay, syncs),
            Texts.figuresIn(
                socket.counters, wrong: Array(causes)),
            Texts.figuresOut(socket.counters),
            Texts.figuresOfSocket(socket.facts, hasTrains: socket.hasSegmentation),
            Texts.figuresOfRepair(relay), Texts.figuresOfSessions(relay),
        ] + members(machine)
    }

    static func members(_ relay: borrowing Relay) -> [Phrase] {
        relay.roster.map { Texts.figures(of: $0) }
    }
}
