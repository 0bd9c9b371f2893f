import PomboCore
import PomboPosix

/// The statistics of SIGUSR1.
enum RelayFigures {
    static func lines(
        _ machine: borrowing Relay, _ socket: SocketCounters, up: Duration
    ) -> [String] {
        let relay = machine.counts
        let causes = zip(FrameError.Cause.allCases, relay.dropped).filter { $0.1 > 0 }
        let dropped = causes.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return [
            "up \(up.components.seconds) s, \(machine.presentCount) members, "
                + "\(machine.sizes.rooms) rooms",
            "records \(relay.records) in \(relay.batches) batches, \(relay.abandoned) abandoned",
            "received \(socket.received), kernel drops \(socket.kernelDrops), wrong: "
                + (dropped.isEmpty ? "none" : dropped),
            "sent \(socket.sent), in trains \(socket.sentInTrains), not sent \(socket.unsent)",
            "repaired \(relay.repairs), echoes \(relay.echoes), gone \(relay.gone)",
            "resets \(relay.resets), resumed \(relay.resumes), moved \(relay.moves)",
        ] + members(machine)
    }

    static func members(_ relay: borrowing Relay) -> [String] {
        relay.roster.map { peer in
            "  \(peer.name) in \(peer.room)\(peer.isExpected ? " (expected)" : ""), behind by "
                + "\(peer.lag), loss up \(peer.lossUp / 100)% down \(peer.lossDown / 100)%"
        }
    }
}
