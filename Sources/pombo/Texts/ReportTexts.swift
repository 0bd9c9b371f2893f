import PomboLab
import PomboText

// What the HTML report of a sweep says.
extension Texts {
    static func reportWords(_ result: SweepResult, _ language: Language) -> ReportWords {
        var words = ReportWords()
        words.language = language == .portuguese ? "pt" : "en"
        words.title =
            Phrase(
                "Packet loss: what was lost, and what it cost",
                pt: "Perda de pacotes: o que se perdeu e o que custou")[language]
        let counts = (result.policies.count, result.points.count, result.file.seedCount)
        words.summary =
            (Phrase(counts.0, "policy", "policies", pt: "política", "políticas")
            + Phrase(verbatim: " · ")
            + Phrase(counts.1, "weather", "weathers", pt: "tempo", "tempos")
            + Phrase(verbatim: " · ")
            + Phrase(counts.2, "seed", "seeds", pt: "semente", "sementes")
            + Phrase(
                " from \(result.file.firstSeed), every policy under the same weather",
                pt: " desde \(result.file.firstSeed), toda política sob o mesmo tempo"))[language]
        words.policiesHead = policiesHead[language]
        words.policies = result.policies.map { meaning(of: $0)[language] + "." }
        words.policiesRemark = policiesRemark[language]
        words.legendMeasured = Phrase("mark: measured", pt: "marca: medida")[language]
        words.legendTheory = Phrase("line: theory", pt: "linha: teoria")[language]
        words.nothing =
            Phrase(
                "Nothing to show here.", pt: "Nada a mostrar aqui.")[language]
        words.againBy =
            Phrase(
                "The experiment: save it as a .lab file to run it again",
                pt: "A experiência: salve como arquivo .lab para repeti-la")[language]
        words.arrived = Phrase("arrived", pt: "chegou")[language]
        words.repaired = Phrase("repaired", pt: "reparada")[language]
        words.lost = Phrase("lost", pt: "perdida")[language]
        words.relay = "relay"
        setLossCaptions(&words, language, isByNumber: !result.file.sweep.weathers.isEmpty)
        setTimeCaptions(&words, language)
        setAxes(&words, language)
        words.heads =
            [
                labPolicy, labAsked, labDelivered, labOffered,
                labResidual, labInterval, labOverhead, Phrase(verbatim: "p50"),
                Phrase(verbatim: "p99"), labJitter, labGoodput,
            ].map { $0[language] }
        return words
    }

    private static func setLossCaptions(
        _ words: inout ReportWords, _ language: Language, isByNumber: Bool
    ) {
        func caption(_ title: Phrase, _ text: Phrase) -> ReportWords.Caption {
            ReportWords.Caption(title[language], text[language])
        }
        words.residual = caption(
            Phrase("What stays lost", pt: "O que fica perdido"),
            (isByNumber
                ? Phrase(
                    "Across, the weathers by their numbers; ", pt: "Na horizontal, os tempos; ")
                : Phrase(
                    "Across, what the weather took; ", pt: "Na horizontal, o que o tempo levou; "))
                + Phrase(
                    "up, what was still missing in the end. Each step is a factor of ten. Lines "
                        + "are theory, marks are measured, whiskers are 95% intervals. A mark "
                        + "at 0 lost nothing; its whisker tells how much it may lose all the same.",
                    pt: "na vertical, o que faltou no fim. Cada degrau é um fator dez. Linhas são "
                        + "a teoria, marcas as medidas, hastes os intervalos de 95%. Uma marca em "
                        + "0 não perdeu nada, e sua haste diz quanto ainda pode perder."))
        words.cost = caption(
            Phrase("What it costs", pt: "Quanto custa"),
            Phrase(
                "Datagrams of every kind for each message, both ways: messages, repeats, requests "
                    + "and acknowledgements. Lower and further left is better.",
                pt: "Datagramas de todo tipo por mensagem, nos dois sentidos: mensagens, "
                    + "repetições, pedidos e confirmações. Melhor é mais baixo e à esquerda."))
        words.costOfNoLoss = caption(
            Phrase("What it costs to lose nothing", pt: "Quanto custa não perder nada"),
            Phrase(
                "Datagrams of every kind for each message, both ways, against what the weather "
                    + "took. Nothing stayed lost here; the steeper, the dearer each loss.",
                pt: "Datagramas de todo tipo por mensagem, nos dois sentidos, contra o que o tempo "
                    + "levou. Aqui nada ficou perdido; quanto mais íngreme, mais cara cada perda."))
    }

    private static func setTimeCaptions(_ words: inout ReportWords, _ language: Language) {
        func caption(_ title: Phrase, _ text: Phrase) -> ReportWords.Caption {
            ReportWords.Caption(title[language], text[language])
        }
        words.delay = caption(
            Phrase("How late it comes", pt: "Quanto demora"),
            Phrase(
                "The share of messages that come later than a time: where a curve crosses 1% "
                    + "stands its p99. A dotted end runs on for ever: that share never comes.",
                pt: "A fração das mensagens que chegam depois de um tempo: onde a curva cruza 1% "
                    + "está o p99. Um fim pontilhado segue para sempre: essa fração nunca chega."))
        words.runs = caption(
            Phrase("The weather, checked", pt: "O tempo, conferido"),
            Phrase(
                "How many first transmissions in a row were lost, before any repair. Independent "
                    + "losses fall off at once, bursts slowly. Whiskers are 95% intervals.",
                pt: "Quantas primeiras transmissões seguidas se perderam, antes de qualquer "
                    + "reparo. Perdas independentes caem logo, rajadas devagar. Hastes: 95%."))
        words.barcode = caption(
            Phrase("The fate of each message", pt: "O destino de cada mensagem"),
            Phrase(
                "A bar a message, in the order written, at most the first 400. All rows met the "
                    + "same weather: look down a column to see who saved what the others lost.",
                pt: "Uma barra por mensagem, na ordem em que foram escritas, no máximo 400. Todas "
                    + "as linhas tiveram o mesmo tempo: desça por uma coluna para ver quem salvou "
                    + "o que outros perderam."))
        words.ladder = caption(
            Phrase("The way of one message", pt: "O caminho de uma mensagem"),
            Phrase(
                "The real relay and clients under this weather; time goes down, not to scale. A "
                    + "cross is a loss. 'head' tells the newest number: who lacks it asks (nack).",
                pt: "Relay e clientes reais sob este tempo; o tempo desce, sem escala. Uma cruz é "
                    + "uma perda. 'head' diz o número mais novo: quem não o tem pede (nack)."))
    }

    private static func setAxes(_ words: inout ReportWords, _ language: Language) {
        words.offeredAxis =
            Phrase(
                "first transmissions lost", pt: "primeiras transmissões perdidas")[language]
        words.weatherAxis = Phrase("weather", pt: "tempo")[language]
        words.residualAxis = Phrase("messages lost", pt: "mensagens perdidas")[language]
        words.costAxis = Phrase("datagrams a message", pt: "datagramas por mensagem")[language]
        words.delayAxis =
            Phrase(
                "from writing to delivery", pt: "da escrita à entrega")[language]
        words.laterAxis = Phrase("share later than that", pt: "fração ainda mais tarde")[language]
        words.runAxis = Phrase("losses in a row", pt: "perdas seguidas")[language]
        words.reachAxis = Phrase("runs at least so long", pt: "sequências ao menos assim")[language]
    }
}
