import PomboText

/// What the HTML report of a sweep says.
enum ReportTexts {
    /// Of a figure: what it is called, and how to read it.
    struct Caption: Sendable {
        let title: Phrase
        let text: Phrase

        init(_ title: Phrase, _ text: Phrase) {
            self.title = title
            self.text = text
        }
    }

    static let title = Phrase(
        "Packet loss: what was lost, and what it cost",
        pt: "Perda de pacotes: o que se perdeu e o que custou")

    /// What was run, in a sentence.
    static func summary(_ result: SweepResult) -> Phrase {
        let (policies, points) = (result.policies.count, result.points.count)
        return Phrase(policies, "policy", "policies", pt: "política", "políticas")
            + Phrase(verbatim: " · ")
            + Phrase(points, "weather", "weathers", pt: "tempo", "tempos")
            + Phrase(verbatim: " · ")
            + Phrase(result.file.seedCount, "seed", "seeds", pt: "semente", "sementes")
            + Phrase(
                " from \(result.file.firstSeed), every policy under the same weather",
                pt: " desde \(result.file.firstSeed), toda política sob o mesmo clima")
    }

    static let measured = Phrase("mark: measured", pt: "marca: medida")
    static let theory = Phrase("line: theory", pt: "linha: teoria")
    static let nothing = Phrase("Nothing to show here.", pt: "Nada a mostrar aqui.")
    static let againBy = Phrase(
        "The experiment: save it as a .lab file to run it again",
        pt: "A experiência: salve como arquivo .lab para repeti-la")
    static let arrived = Phrase("arrived", pt: "chegou")
    static let repaired = Phrase("repaired", pt: "reparada")
    static let lost = Phrase("lost", pt: "perdida")
    static let relay = Phrase(verbatim: "relay")

    /// Across stand the weathers, by their numbers, or what they took.
    static func residual(isByNumber: Bool) -> Caption {
        Caption(
            Phrase("What stays lost", pt: "O que fica perdido"),
            (isByNumber
                ? Phrase(
                    "Across, the weathers by number; ", pt: "Na horizontal, os climas; ")
                : Phrase(
                    "Across, what the weather lost; ", pt: "Na horizontal, o que o clima perdeu; "))
                + Phrase(
                    "up, what was still missing at the end. Each step is a factor of ten. Lines "
                        + "are theory, marks are measured, whiskers are 95% intervals. A mark "
                        + "at 0 lost nothing; its whisker shows how much it may still lose.",
                    pt:
                        "na vertical, o que faltou no fim. Cada degrau é um fator de dez. Linhas "
                        + "são a teoria, marcas as medidas, hastes os intervalos de 95%. Uma marca "
                        + "em 0 não perdeu nada; sua haste mostra quanto ainda pode perder."))
    }

    static let cost = Caption(
        Phrase("What it costs", pt: "Quanto custa"),
        Phrase(
            "Datagrams of every kind for each message, both ways: messages, repeats, requests "
                + "and acknowledgements. Lower and further left is better.",
            pt: "Datagramas de todo tipo por mensagem, nos dois sentidos: mensagens, "
                + "repetições, pedidos e confirmações. Melhor é mais baixo e à esquerda."))
    /// In its place, where nothing stays lost.
    static let costOfNoLoss = Caption(
        Phrase("What it costs to lose nothing", pt: "Quanto custa não perder nada"),
        Phrase(
            "Datagrams of every kind for each message, both ways, against what the weather "
                + "took. Nothing stayed lost here; the steeper, the dearer each loss.",
            pt: "Datagramas de todo tipo por mensagem, nos dois sentidos, contra o que o tempo "
                + "levou. Aqui nada ficou perdido; quanto mais íngreme, mais cara cada perda."))
    static let delay = Caption(
        Phrase("Delivery delay", pt: "Atraso da entrega"),
        Phrase(
            "The share of messages that come later than a time: where a curve crosses 1% "
                + "stands its p99. A dotted end runs on for ever: that share never comes.",
            pt: "A fração das mensagens que chegam depois de um tempo: onde a curva cruza 1% "
                + "está o p99. Um fim pontilhado segue para sempre: essa fração nunca chega."))
    static let runs = Caption(
        Phrase("The weather, checked", pt: "O clima, conferido"),
        Phrase(
            "How many first transmissions in a row were lost, before any repair. Independent "
                + "losses fall off at once, bursts slowly. Whiskers are 95% intervals.",
            pt: "Quantas primeiras transmissões seguidas se perderam, antes de qualquer "
                + "reparo. Perdas independentes caem logo, rajadas devagar. Hastes: 95%."))
    static let barcode = Caption(
        Phrase("The fate of each message", pt: "O destino de cada mensagem"),
        Phrase(
            "A bar a message, in the order written, at most the first 400. All rows met the "
                + "same weather: look down a column to see who saved what the others lost.",
            pt: "Uma barra por mensagem, na ordem em que foram escritas, no máximo 400. Todas "
                + "as linhas tiveram o mesmo tempo: desça por uma coluna para ver quem salvou "
                + "o que outros perderam."))
    static let ladder = Caption(
        Phrase("The path of one message", pt: "O caminho de uma mensagem"),
        Phrase(
            "The real relay and clients under this weather; time goes down, not to scale. A "
                + "cross is a loss. 'head' tells the newest number: who lacks it asks (nack).",
            pt: "Relay e clientes reais sob este tempo; o tempo desce, sem escala. Uma cruz é "
                + "uma perda. 'head' diz o número mais novo: quem não o tem pede (nack)."))

    // MARK: Policies

    static let policiesHead = Phrase("The policies", pt: "As políticas")
    static let policiesRemark = Phrase(
        "What theory expects if datagrams are lost independently: p on the way there, q on the way "
            + "back, s = (1 − p)(1 − q) for a round trip. Bursts have their own formulas.",
        pt: "O que a teoria espera se os datagramas se perdem de forma independente: p na ida, "
            + "q na volta, s = (1 − p)(1 − q) na ida e volta. Rajadas têm fórmulas próprias.")

    // MARK: Axes

    static let offeredAxis = Phrase(
        "first transmissions lost", pt: "primeiras transmissões perdidas")
    /// In its place, where weathers were swept.
    static let weatherAxis = Phrase("weather", pt: "clima")
    static let residualAxis = Phrase("messages lost", pt: "mensagens perdidas")
    static let costAxis = Phrase("datagrams per message", pt: "datagramas por mensagem")
    static let delayAxis = Phrase("from writing to delivery", pt: "da escrita à entrega")
    static let laterAxis = Phrase("share arriving later", pt: "fração que chega depois")
    static let runAxis = Phrase("losses in a row", pt: "perdas seguidas")
    static let reachAxis = Phrase("runs at least this long", pt: "sequências ao menos tão longas")
}
