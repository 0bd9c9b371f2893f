import PomboCore
import PomboPosix

/// The statistics of SIGUSR1.
enum RelayFigures {
    static func text(
        _ machine: borrowing Relay, _ socket: SocketCounters, since begin: Instant
    ) -> String {
        let relay = machine.counts
        let up = begin.duration(to: Clock().instant).components.seconds
        let dropped = relay.dropped.reduce(0, +)
        var text = """
            up \(up) s, \(machine.presentCount) members
            records \(relay.records) in \(relay.batches) batches, \(relay.abandoned) abandoned
            received \(socket.received), wrong \(dropped), kernel drops \(socket.kernelDrops)
            sent \(socket.sent), in trains \(socket.sentInTrains), not sent \(socket.unsent)
            repaired \(relay.repairs), echoes \(relay.echoes), gone \(relay.gone)
            resets \(relay.resets), resumed \(relay.resumes), moved \(relay.moves)

            """
        for peer in machine.roster {
            text += "  \(peer.name) in \(peer.room), behind by \(peer.lag), loss up "
            text += "\(peer.lossUp / 100)% down \(peer.lossDown / 100)%\n"
        }
        return text
    }
}
