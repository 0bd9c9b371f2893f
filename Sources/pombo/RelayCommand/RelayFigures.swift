import PomboCore
import PomboPosix

/// The statistics of SIGUSR1.
enum RelayFigures {
    static func lines(
        _ machine: borrowing Relay, _ socket: borrowing UDPSocket, up: Duration
    ) -> [String] {
        let relay = machine.counts
        let (counts, facts) = (socket.counters, socket.facts)
        let causes = zip(FrameError.Cause.allCases, relay.dropped).filter { $0.1 > 0 }
        let dropped = causes.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return [
            "up \(up.components.seconds) s, \(machine.presentCount) members, "
                + "\(machine.sizes.rooms) rooms",
            "records \(relay.records) in \(relay.batches) batches, \(relay.abandoned) abandoned",
            "received \(counts.received), kernel drops \(counts.kernelDrops), "
                + "cut \(counts.truncated), wrong: "
                + (dropped.isEmpty ? "none" : dropped),
            "sent \(counts.sent), in trains \(counts.sentInTrains), not sent \(counts.unsent)",
            "buffers \(facts.receiveBuffer / 1024) KiB in, \(facts.sendBuffer / 1024) KiB out; "
                + (facts.transfer == .batched ? "many datagrams a call" : "one datagram a call")
                + (socket.hasSegmentation ? ", in trains" : ", no trains"),
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
