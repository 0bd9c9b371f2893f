import PomboCore
import PomboLab
import PomboPosix
import PomboText

// What a relay has counted.
extension Texts {
    static func figuresUp(_ up: String, members: Int, rooms: Int) -> Phrase {
        Phrase(
            "up \(up), \(members) members, \(rooms) rooms",
            pt: "no ar há \(up), \(members) membros, \(rooms) salas")
    }

    static func figuresOfLog(_ counts: RelayCounts, _ syncs: SyncCounters) -> Phrase {
        let slowest = Figure.decimal(Double(syncs.slowest.nanoseconds) / 1e6, places: 1)
        return Phrase(
            "records \(counts.records) in \(counts.batches) batches, \(counts.abandoned) "
                + "abandoned, \(syncs.count) syncs, slowest \(slowest) ms",
            pt: "registros \(counts.records) em \(counts.batches) lotes, \(counts.abandoned) "
                + "abandonados, \(syncs.count) sincronizações, a mais lenta \(slowest) ms")
    }

    static func figuresIn(
        _ counts: SocketCounters, wrong: [(FrameError.Cause, Int)]
    ) -> Phrase {
        let none = Phrase("none", pt: "nenhum")
        return Phrase(
            "received \(counts.received), kernel drops \(counts.kernelDrops), truncated "
                + "\(counts.truncated), wrong: ",
            pt: "recebidos \(counts.received), descartes do kernel \(counts.kernelDrops), cortados "
                + "\(counts.truncated), errados: ")
            + (wrong.isEmpty ? none : list(wrong.map { name(of: $0) + Phrase(verbatim: " \($1)") }))
    }

    private static func list(_ phrases: [Phrase]) -> Phrase {
        phrases.dropFirst().reduce(phrases.first ?? Phrase(verbatim: "")) {
            $0 + Phrase(verbatim: ", ") + $1
        }
    }

    /// What was wrong with datagrams that were dropped.
    private static func name(of cause: FrameError.Cause) -> Phrase {
        switch cause {
        case .tooShort: Phrase("too short", pt: "curtos demais")
        case .tooLong: Phrase("too long", pt: "longos demais")
        case .magic: Phrase("not pombo's", pt: "não são do pombo")
        case .version: Phrase("other version", pt: "outra versão")
        case .length: Phrase("wrong length", pt: "comprimento errado")
        case .checksum: Phrase("wrong checksum", pt: "soma de verificação errada")
        case .type: Phrase("unknown type", pt: "tipo desconhecido")
        case .direction: Phrase("wrong direction", pt: "sentido errado")
        case .sealed: Phrase("sealed", pt: "cifrados")
        case .field: Phrase("invalid field", pt: "campo inválido")
        case .text: Phrase("invalid text", pt: "texto inválido")
        }
    }

    static func figuresOut(_ counts: SocketCounters) -> Phrase {
        Phrase(
            "sent \(counts.sent), by GSO \(counts.sentInTrains), not sent \(counts.unsent)",
            pt: "enviados \(counts.sent), por GSO \(counts.sentInTrains), não enviados "
                + "\(counts.unsent)")
            + unsent(counts)
    }

    /// Why some were not sent, as far as there were any.
    private static func unsent(_ counts: SocketCounters) -> Phrase {
        let causes = [
            (counts.sendsWithoutRoom, Phrase("no space", pt: "sem espaço")),
            (counts.sendsWithoutBuffers, Phrase("no buffers", pt: "sem buffers")),
            (counts.sendsForbidden, Phrase("forbidden", pt: "proibidos")),
            (counts.sendsTooLong, Phrase("too long", pt: "longos demais")),
            (
                counts.otherSendErrors,
                reason(SystemError.words(for: counts.lastSendError))
            ),
        ]
        let told = causes.filter { $0.0 > 0 }.map { Phrase(verbatim: "\($0.0) ") + $0.1 }
        return told.isEmpty ? Phrase(verbatim: "") : Phrase(verbatim: ": ") + list(told)
    }

    static func figuresOfSocket(_ facts: SocketFacts, hasTrains: Bool) -> Phrase {
        let (inward, outward) = (facts.receiveBuffer / 1024, facts.sendBuffer / 1024)
        let calls =
            facts.transfer == .batched
            ? Phrase("many datagrams per call", pt: "muitos datagramas por chamada")
            : Phrase("one datagram per call", pt: "um datagrama por chamada")
        return Phrase(
            "buffers \(inward) KiB in, \(outward) KiB out; ",
            pt: "buffers de \(inward) KiB na entrada, \(outward) KiB na saída; ") + calls
            + (hasTrains
                ? Phrase(", GSO", pt: ", GSO")
                : Phrase(", no GSO", pt: ", sem GSO"))
    }

    static func figuresOfRepair(_ counts: RelayCounts) -> Phrase {
        Phrase(
            "repaired \(counts.repairs), echoes \(counts.echoes), gone \(counts.gone)",
            pt: "reparados \(counts.repairs), ecos \(counts.echoes), irrecuperáveis \(counts.gone)")
    }

    static func figuresOfSessions(_ counts: RelayCounts) -> Phrase {
        Phrase(
            "sessions reset \(counts.resets), resumed \(counts.resumes), moved \(counts.moves)",
            pt: "sessões desfeitas \(counts.resets), retomadas \(counts.resumes), mudadas "
                + "\(counts.moves)")
    }

    static func figures(of peer: Relay.PeerView) -> Phrase {
        let (up, down) = (peer.lossUp / 100, peer.lossDown / 100)
        let mark = peer.isExpected ? Phrase(" (expected)", pt: " (esperado)") : Phrase(verbatim: "")
        return Phrase("  \(peer.name) in \(peer.room)", pt: "  \(peer.name) em \(peer.room)") + mark
            + Phrase(
                ", \(peer.lag) behind, loss up \(up)% down \(down)%",
                pt: ", \(peer.lag) atrás, perda ↑\(up)% ↓\(down)%")
    }
}
