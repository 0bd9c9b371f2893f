import PomboCore
import PomboText

// What the probe says.
extension Texts {
    static let probeRemark = Phrase(
        """
        It visits the relay and sends PINGs, which no limit on lines (5 a second) holds back and \
        no room and no log ever sees. Each answer tells how many had arrived, so that loss, copies \
        and order are known for each direction. Times are of the round trip: the clocks of two \
        machines do not tell one way from the other.
        """,
        pt: """
            Visita o relay e envia PINGs, que o limite de linhas (5 por segundo) não segura e \
            nenhuma sala nem log vê. Cada resposta diz quantos chegaram, e assim perda, cópias \
            e ordem se sabem em cada direção. Os tempos são de ida e volta: os relógios de duas \
            máquinas não separam uma da outra.
            """)
    static let probeKeys = Phrase(
        """
        --json: relay, name, rate, up, down and round_trip (sent, arrived, loss, interval, \
        duplicates, reordered), unknown, runs, runs_up, runs_down, runs_mixed, rtt_…_us, \
        jitter_us, spread_us, kernel_drops, unsent, dirty. Exit code 3: no relay answers.
        """,
        pt: """
            --json: relay, name, rate, up, down e round_trip (sent, arrived, loss, interval, \
            duplicates, reordered), unknown, runs, runs_up, runs_down, runs_mixed, rtt_…_us, \
            jitter_us, spread_us, kernel_drops, unsent, dirty. Código 3: nenhum relay responde.
            """)
    static let probeUp = Phrase("up", pt: "ida")
    static let probeDown = Phrase("down", pt: "volta")
    static let probeBoth = Phrase("round trip", pt: "ida e volta")
    static let probeSent = Phrase("sent", pt: "enviados")
    static let probeArrived = Phrase("arrived", pt: "chegaram")
    static let probeLost = Phrase("lost", pt: "perdidos")
    static let probeReordered = Phrase("reordered", pt: "fora de ordem")
    static let probeRoundTrip = Phrase("round trip:", pt: "ida e volta:")
    static let probeInterrupted = Phrase(
        "interrupted; these are the results so far",
        pt: "interrompido; estes são os resultados até aqui")
    static let probeCut = Phrase(
        "the relay stopped or restarted; these are the results so far",
        pt: "o relay parou ou reiniciou; estes são os resultados até aqui")

    static func probeHead(_ name: String, _ address: String, _ count: Int, _ rate: Int) -> Phrase {
        Phrase(
            "the path to \(name) at \(address): \(count) PINGs, \(rate) a second",
            pt: "o caminho até \(name) em \(address): \(count) PINGs, \(rate) por segundo")
    }

    static func probeRuns(_ count: Int, mean: String, longest: Int) -> Phrase {
        Phrase(count, "run of losses", "runs of losses", pt: "sequência", "sequências de perdas")
            + Phrase(", mean \(mean), longest \(longest)", pt: ", média \(mean), maior \(longest)")
    }

    static func probeRunsWhere(_ up: Int, _ down: Int, _ mixed: Int) -> Phrase {
        Phrase(
            "\(up) only up, \(down) only down, \(mixed) both or unknown",
            pt: "\(up) só na ida, \(down) só na volta, \(mixed) em ambas ou desconhecidas")
    }

    static func probeJitter(_ jitter: String, _ spread: String) -> Phrase {
        Phrase(
            "round-trip jitter: \(jitter) (RFC 3550), p95 − p50 \(spread)",
            pt: "jitter da ida e volta: \(jitter) (RFC 3550), p95 − p50 \(spread)")
    }

    static func probeUnknown(_ count: Int) -> Phrase {
        Phrase(
            "the last \(count) got no answer: lost, but not known in which direction",
            pt: "os últimos \(count) sem resposta: perdidos, não se sabe em que sentido")
    }

    @Sendable static func probeProgress(_ sent: Int, _ count: Int, _ left: String) -> Phrase {
        Phrase(
            "\(sent) of \(count) sent, \(left) left", pt: "\(sent) de \(count), faltam \(left)")
    }

    /// What this machine lost is no loss of the path's.
    static func probeDirty(_ trouble: ProbeTrouble) -> Phrase {
        Phrase(
            "DIRTY: this machine itself lost datagrams: \(trouble.kernelDrops) "
                + "to a full buffer, \(trouble.unsent) refused by the system",
            pt: "SUJO: esta máquina mesma perdeu datagramas: \(trouble.kernelDrops) "
                + "por buffer cheio, \(trouble.unsent) recusados pelo sistema")
    }
}
