import PomboText

// The heads of tables.
extension Texts {
    package static let labPolicy = Phrase("policy", pt: "política")
    package static let labAsked = Phrase("messages", pt: "mensagens")
    package static let labDelivered = Phrase("delivered", pt: "entregues")
    package static let labOffered = Phrase("offered loss", pt: "perda oferecida")
    package static let labExpected = Phrase("(theory)", pt: "(teoria)")
    package static let labResidual = Phrase("residual loss", pt: "perda residual")
    package static let labInterval = Phrase("95% interval", pt: "intervalo 95%")
    package static let labSends = Phrase("data/msg", pt: "dados/msg")
    package static let labOverhead = Phrase("all/msg", pt: "total/msg")
    package static let labRecovery = Phrase("mean repair", pt: "reparo médio")
    package static let labDoubled = Phrase("duplicates", pt: "duplicatas")
    package static let labReordered = Phrase("reordered", pt: "fora de ordem")
    package static let labJitter = Phrase("jitter", pt: "jitter")
    package static let labGoodput = Phrase("goodput", pt: "vazão útil")
    package static let labNotEnough = Phrase("not enough", pt: "insuficiente")
}
