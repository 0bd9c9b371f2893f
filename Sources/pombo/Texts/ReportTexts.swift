import PomboLab

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
        setCaptions(&words, language)
        setAxes(&words, language)
        words.heads =
            [
                Phrase("weather", pt: "tempo"), labPolicy, labAsked, labDelivered, labOffered,
                labResidual, labInterval, labOverhead, Phrase(verbatim: "p50"),
                Phrase(verbatim: "p99"),
            ].map { $0[language] }
        return words
    }

    private static func setCaptions(_ words: inout ReportWords, _ language: Language) {
        func caption(_ title: Phrase, _ text: Phrase) -> ReportWords.Caption {
            ReportWords.Caption(title[language], text[language])
        }
        words.residual = caption(
            Phrase("What stays lost", pt: "O que fica perdido"),
            Phrase(
                "Shares are on logarithmic axes. Lines are theory, marks are measured, "
                    + "whiskers are 95% intervals; marks at 0 lost nothing.",
                pt:
                    "Frações em eixos logarítmicos. Linhas são a teoria, marcas as medidas, "
                    + "hastes os intervalos de 95%; marcas em 0 não perderam nada."))
        words.cost = caption(
            Phrase("What it costs", pt: "Quanto custa"),
            Phrase(
                "Datagrams of every kind for each message, both ways. Lower and further left is "
                    + "better.",
                pt: "Datagramas de todo tipo por mensagem, nos dois sentidos. Melhor é mais "
                    + "baixo e à esquerda."))
        words.delay = caption(
            Phrase("How late it comes", pt: "Quanto demora"),
            Phrase(
                "The share of messages that come later than a time. A curve that stays up never "
                    + "delivers its rest.",
                pt: "A fração das mensagens que chegam depois de um tempo. Uma curva que não "
                    + "desce nunca entrega o resto."))
        words.runs = caption(
            Phrase("The weather, checked", pt: "O tempo, conferido"),
            Phrase(
                "How long first transmissions are lost in a row: measured beside theory.",
                pt: "Quantas primeiras transmissões se perdem seguidas: medida e teoria."))
        words.barcode = caption(
            Phrase("The fate of each message", pt: "O destino de cada mensagem"),
            Phrase(
                "A bar a message, in the order written, at most the first 400: all rows met the "
                    + "same weather.",
                pt: "Uma barra por mensagem, na ordem em que foram escritas, no máximo 400: todas "
                    + "as linhas tiveram o mesmo tempo."))
        words.ladder = caption(
            Phrase("The way of one message", pt: "O caminho de uma mensagem"),
            Phrase(
                "The real relay and clients under this weather. Time goes down, not to scale.",
                pt: "Relay e clientes reais sob este tempo. O tempo desce, sem escala."))
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
