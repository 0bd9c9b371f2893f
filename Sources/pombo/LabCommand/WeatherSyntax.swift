import PomboLab
import PomboTerminal
import PomboText

/// What a weather is made of, as `--help` shows it: each line is read in a test, and no stage and
/// no preset is left out.
enum WeatherSyntax {
    static let `where` = Phrase(
        "'pombo lab check-weather --help' shows what a weather is made of.",
        pt: "'pombo lab check-weather --help' mostra do que é feito um tempo.")

    static let remark = Phrase(
        "A weather is what happens to the datagrams of one link: stages with commas between, in "
            + "any order; a preset may come first. Each stage is measured alone and held against "
            + "its closed form; all intervals together are right in 99.9% of the cases. Exit "
            + "code 1: the engine disagrees.",
        pt: "Um tempo é o que acontece aos datagramas de um enlace: etapas separadas por vírgulas, "
            + "em qualquer ordem; um modelo pronto pode vir primeiro. Cada etapa é medida só e "
            + "comparada à sua fórmula; os intervalos juntos acertam em 99,9% dos casos. Código 1: "
            + "o motor discorda.")

    static let rows: [(line: String, meaning: Phrase)] = [
        ("loss 5%", Phrase("each datagram by itself", pt: "cada datagrama por si")),
        (
            "burst 5% 160ms",
            Phrase(
                "bad times, 160 ms on average, 5% of the time",
                pt: "maus momentos, 160 ms em média, 5% do tempo")
        ),
        (
            "burst 5% 8",
            Phrase("runs of losses, 8 on average", pt: "sequências de perdas, 8 em média")
        ),
        (
            "ge gb=1% bg=20% bad=80% good=0%",
            Phrase(
                "good to bad, bad to good, the loss in either",
                pt: "de bom a mau, de mau a bom, a perda em cada um")
        ),
        ("list 1,3,15-20", Phrase("these, by their numbers", pt: "estes, pelo número")),
        (
            "pattern ..x.x loop",
            Phrase("x is lost; once without 'loop'", pt: "x se perde; sem 'loop', uma vez")
        ),
        ("trace run.fates", Phrase("as recorded with --record", pt: "como gravado com --record")),
        (
            "drop ack#1, drop say#3 to bia",
            Phrase("for what they say", pt: "pelo que dizem")
        ),
        ("down 3s every 30s", Phrase("nothing gets through", pt: "nada passa")),
        ("mtu 1200", Phrase("larger ones are lost", pt: "os maiores se perdem")),
        (
            "rate 256kbit queue 50ms",
            Phrase("a bottleneck; what would wait longer is lost", pt: "um gargalo com fila")
        ),
        ("delay 20ms", Phrase("one way", pt: "num sentido")),
        (
            "jitter 5ms",
            Phrase(
                "± 5 ms; or 'normal', a bell; or 'exp', above alone",
                pt: "± 5 ms; ou 'normal', um sino; ou 'exp', só acima")
        ),
        ("order free", Phrase("jitter may reorder", pt: "o jitter pode trocar a ordem")),
        ("swap 2%", Phrase("trades places with the next", pt: "troca com o próximo")),
        ("hold 1% by 3", Phrase("goes behind the third next", pt: "vai para trás do terceiro")),
        ("jump 0.5%", Phrase("skips the delay", pt: "pula o atraso")),
        ("corrupt 0.1%", Phrase("one bit flips", pt: "um bit muda")),
        ("dup 1%", Phrase("arrives twice", pt: "chega duas vezes")),
    ]

    /// With their definitions, which anybody can copy and change.
    static let presets: [(line: String, meaning: Phrase)] = Preset.all.map {
        ($0.name, Phrase(verbatim: $0.spec.isEmpty ? "–" : $0.spec))
    }

    static let sections = [
        Command.Section(
            heading: Phrase("Stages of a weather:", pt: "Etapas de um tempo:"), rows: rows),
        Command.Section(heading: Phrase("Presets:", pt: "Modelos prontos:"), rows: presets),
    ]
}
