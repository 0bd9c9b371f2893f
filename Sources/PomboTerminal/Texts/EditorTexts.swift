import PomboText

// What the input line says.
extension Texts {
    static func pasteQuestion(lineCount: Int) -> Phrase {
        Phrase(
            "Send \(lineCount) lines? y: each, j: joined as one, n: no ",
            pt: "Enviar \(lineCount) linhas? s: cada uma, j: juntas, n: não ")
    }
}
