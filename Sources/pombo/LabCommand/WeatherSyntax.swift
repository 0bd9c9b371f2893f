import PomboLab
import PomboTerminal
import PomboText

/// What a weather is made of, as `--help` shows it: each line is read in a test, and no stage and
/// no preset is left out.
enum WeatherSyntax {
    static let `where` = Phrase(
        "'pombo lab check-weather --help' explains weathers.",
        pt: "'pombo lab check-weather --help' explica os climas.")

    static let remark = Phrase(
        "A weather is what happens to the datagrams of one link: stages with commas between, in "
            + "any order; a preset may come first. Each stage is measured alone and compared with "
            + "its formula; all intervals together hold in 99.9% of runs. Exit code 1: the "
            + "engine disagrees.",
        pt: "Um clima é o que acontece aos datagramas de um enlace: etapas separadas por vírgulas, "
            + "em qualquer ordem; um modelo pronto pode vir primeiro. Cada etapa é medida só e "
            + "comparada à sua fórmula; os intervalos juntos valem em 99,9% das vezes. Código de "
            + "saída 1: o motor discorda.")

    static let rows: [(line: String, meaning: Phrase)] = [
        ("loss 5%", Phrase("each datagram independently", pt: "cada datagrama, independente")),
        (
            "burst 5% 160ms",
            Phrase(
                "bursts of 160 ms on average, 5% of the time",
                pt: "rajadas de 160 ms em média, 5% do tempo")
        ),
        (
            "burst 5% 8",
            Phrase("bursts of 8 losses on average", pt: "rajadas de 8 perdas em média")
        ),
        (
            "ge gb=1% bg=20% bad=80% good=0%",
            Phrase(
                "Gilbert-Elliott: good to bad, bad to good, loss in each state",
                pt: "Gilbert-Elliott: de bom a ruim, de ruim a bom, perda em cada estado")
        ),
        (
            "list 1,3,15-20",
            Phrase("these datagrams, by number", pt: "estes datagramas, pelo número")
        ),
        (
            "pattern ..x.x loop",
            Phrase("x is lost; once without 'loop'", pt: "x se perde; sem 'loop', uma vez")
        ),
        ("trace run.fates", Phrase("as recorded with --record", pt: "como gravado com --record")),
        (
            "drop ack#1, drop say#3 to bia",
            Phrase("by kind and number", pt: "por tipo e número")
        ),
        ("down 3s every 30s", Phrase("nothing gets through", pt: "nada passa")),
        ("mtu 1200", Phrase("larger datagrams are lost", pt: "datagramas maiores se perdem")),
        (
            "rate 256kbit queue 50ms",
            Phrase(
                "a bottleneck; loses what would queue longer",
                pt: "um gargalo; perde o que esperaria mais na fila")
        ),
        ("delay 20ms", Phrase("one way", pt: "num sentido")),
        (
            "jitter 5ms",
            Phrase(
                "± 5 ms; add 'normal' for a bell curve, 'exp' for a tail above only",
                pt: "± 5 ms; com 'normal', curva de sino; com 'exp', cauda só para cima")
        ),
        ("order free", Phrase("jitter may reorder", pt: "o jitter pode trocar a ordem")),
        ("swap 2%", Phrase("swaps places with the next", pt: "troca de lugar com o próximo")),
        (
            "hold 1% by 3",
            Phrase("is overtaken by the next three", pt: "é ultrapassado pelos três seguintes")
        ),
        ("jump 0.5%", Phrase("skips the delay", pt: "pula o atraso")),
        ("corrupt 0.1%", Phrase("one bit flips", pt: "um bit se inverte")),
        ("dup 1%", Phrase("arrives twice", pt: "chega duas vezes")),
    ]

    /// With their definitions, which anybody can copy and change.
    static let presets: [(line: String, meaning: Phrase)] = Preset.all.map {
        ($0.name, Phrase(verbatim: $0.spec.isEmpty ? "–" : $0.spec))
    }

    static let sections = [
        Command.Section(
            heading: Phrase("Stages of a weather:", pt: "Etapas de um clima:"), rows: rows),
        Command.Section(heading: Phrase("Presets:", pt: "Modelos prontos:"), rows: presets),
    ]
}
