import PomboCore
import PomboLab
import PomboPosix
import PomboText

// What a relay has counted.
extension Texts {
    static func figuresUp(_ up: String, members: Int, rooms: Int) -> Phrase {
        Phrase(
            "up \(up), \(members) members, \(rooms) rooms",
            pt: "há \(up), \(members) membros, \(rooms) salas")
    }

    static func figuresOfLog(_ counts: RelayCounts, _ syncs: SyncCounters) -> Phrase {
        let slowest = Figure.decimal(Double(syncs.slowest.nanoseconds) / 1e6, places: 1)
        return Phrase(
            "records \(counts.records) in \(counts.batches) batches, \(counts.abandoned) "
                + "abandoned, \(syncs.count) syncs, the slowest \(slowest) ms",
            pt: "registros \(counts.records) em \(counts.batches) lotes, \(counts.abandoned) "
                + "abandonados, \(syncs.count) sincronizações, a mais lenta \(slowest) ms")
    }

    static func figuresIn(_ counts: SocketCounters, wrong: String) -> Phrase {
        let none = Phrase("none", pt: "nenhum")
        return Phrase(
            "received \(counts.received), kernel drops \(counts.kernelDrops), cut "
                + "\(counts.truncated), wrong: ",
            pt: "recebidos \(counts.received), descartes do kernel \(counts.kernelDrops), cortados "
                + "\(counts.truncated), errados: ")
            + (wrong.isEmpty ? none : Phrase(verbatim: wrong))
    }

    static func figuresOut(_ counts: SocketCounters) -> Phrase {
        Phrase(
            "sent \(counts.sent), in trains \(counts.sentInTrains), not sent \(counts.unsent)",
            pt: "enviados \(counts.sent), em trens \(counts.sentInTrains), não enviados "
                + "\(counts.unsent)")
            + unsent(counts)
    }

    /// Why some were not sent, as far as there were any.
    private static func unsent(_ counts: SocketCounters) -> Phrase {
        let causes = [
            (counts.sendsWithoutRoom, Phrase("no room", pt: "sem espaço")),
            (counts.sendsWithoutBuffers, Phrase("no buffers", pt: "sem buffers")),
            (counts.sendsForbidden, Phrase("forbidden", pt: "proibidos")),
            (counts.sendsTooLong, Phrase("too long", pt: "longos demais")),
            (
                counts.otherSendErrors,
                Phrase(verbatim: SystemError.words(for: counts.lastSendError))
            ),
        ]
        let told = causes.filter { $0.0 > 0 }.map { Phrase(verbatim: "\($0.0) ") + $0.1 }
        guard var sum = told.first else { return Phrase(verbatim: "") }
        for phrase in told.dropFirst() { sum = sum + Phrase(verbatim: ", ") + phrase }
        return Phrase(verbatim: ": ") + sum
    }

    static func figuresOfSocket(_ facts: SocketFacts, hasTrains: Bool) -> Phrase {
        let (inward, outward) = (facts.receiveBuffer / 1024, facts.sendBuffer / 1024)
        let calls =
            facts.transfer == .batched
            ? Phrase("many datagrams a call", pt: "muitos datagramas por chamada")
            : Phrase("one datagram a call", pt: "um datagrama por chamada")
        return Phrase(
            "buffers \(inward) KiB in, \(outward) KiB out; ",
            pt: "buffers de \(inward) KiB na entrada, \(outward) KiB na saída; ") + calls
            + (hasTrains
                ? Phrase(", in trains", pt: ", em trens")
                : Phrase(", no trains", pt: ", sem trens"))
    }

    static func figuresOfRepair(_ counts: RelayCounts) -> Phrase {
        Phrase(
            "repaired \(counts.repairs), echoes \(counts.echoes), gone \(counts.gone)",
            pt: "reparados \(counts.repairs), ecos \(counts.echoes), perdidos \(counts.gone)")
    }

    static func figuresOfSessions(_ counts: RelayCounts) -> Phrase {
        Phrase(
            "resets \(counts.resets), resumed \(counts.resumes), moved \(counts.moves)",
            pt: "desconhecidos \(counts.resets), retomados \(counts.resumes), mudados "
                + "\(counts.moves)")
    }

    static func figures(of peer: Relay.PeerView) -> Phrase {
        let (up, down) = (peer.lossUp / 100, peer.lossDown / 100)
        let mark = peer.isExpected ? Phrase(" (expected)", pt: " (esperado)") : Phrase(verbatim: "")
        return Phrase("  \(peer.name) in \(peer.room)", pt: "  \(peer.name) em \(peer.room)") + mark
            + Phrase(
                ", behind by \(peer.lag), loss up \(up)% down \(down)%",
                pt: ", atrasado \(peer.lag), perda ↑\(up)% ↓\(down)%")
    }
}
