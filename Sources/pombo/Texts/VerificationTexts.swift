import PomboCore
import PomboText

// What `pombo replay --verify` finds.
extension Texts {
    static let damageMark = Phrase("damage  ", pt: "dano    ")
    static let noteMark = Phrase("note    ", pt: "nota    ")

    static let timeFallsBack = Phrase("its time falls back", pt: "sua hora recua")
    static let numberFallsBack = Phrase("its number falls back", pt: "seu número recua")
    static let noOpenLine = Phrase(
        "does not begin with an open line", pt: "não começa com uma linha open")
    static let otherEnd = Phrase(
        "the file before it does not end as it did",
        pt: "o arquivo anterior não termina como terminava")
    static let lastLineGrows = Phrase(
        "a relay is writing its last line", pt: "um relay está escrevendo a última linha")
    static let lastLineTorn = Phrase("its last line is torn", pt: "sua última linha está partida")

    static let emptyFile = Phrase("is empty", pt: "está vazio")
    static let noNextFile = Phrase(
        "ends with a rotation, and the next file is not here",
        pt: "termina com uma rotação, e o próximo arquivo não está aqui")
    static let returnAtEnd = Phrase(
        "has a carriage return at its end, as Windows writes it; tr -d '\\r' takes it away",
        pt: "tem um retorno de carro no fim, como o Windows escreve; tr -d '\\r' o tira")

    static func badLine(_ cause: LogLineError?, byteCount: Int) -> Phrase {
        // Of what is too long only the beginning was read.
        cause == .tooLong
            ? sentence(of: cause) : sentence(of: cause) + Phrase(verbatim: ", \(byteCount) bytes")
    }

    private static func sentence(of cause: LogLineError?) -> Phrase {
        switch cause {
        case nil: Phrase("the last line has no end", pt: "a última linha não tem fim")
        case .tooShort, .trailer: Phrase("no line of a log", pt: "não é uma linha de log")
        case .tooLong: Phrase("too long for a line", pt: "longa demais para uma linha")
        case .checksum: Phrase("the checksum does not fit", pt: "a soma não confere")
        case .notCanonical(let offset):
            Phrase(
                "not as pombo writes it, from byte \(offset) on",
                pt: "não é como o pombo escreve, a partir do byte \(offset)")
        case .incomplete: Phrase("a key is missing", pt: "falta uma chave")
        }
    }

    static func comesAfter(_ seq: UInt64, _ last: UInt64) -> Phrase {
        Phrase("#\(seq) comes after #\(last)", pt: "#\(seq) vem depois de #\(last)")
    }

    static func wrongPredecessor(_ seq: UInt64, says prev: UInt64, is head: UInt64) -> Phrase {
        Phrase(
            "#\(seq) follows #\(prev), but #\(head) is its predecessor",
            pt: "#\(seq) segue #\(prev), mas o anterior é #\(head)")
    }

    static func anotherLog(_ id: String) -> Phrase {
        Phrase("belongs to another log, \(id)", pt: "pertence a outro log, \(id)")
    }

    static func missingFile(_ name: String) -> Phrase {
        Phrase("follows \(name), which is not here", pt: "segue \(name), que não está aqui")
    }

    static func laterKeys(_ count: Int) -> Phrase {
        Phrase(count, "key or kind", "keys or kinds", pt: "chave ou tipo", "chaves ou tipos")
            + Phrase(" of a later version", pt: " de uma versão mais nova")
    }

    static func verdict(files: Int, lines: Int, records: Int, damages: Int) -> Phrase {
        let verdict =
            damages == 0
            ? Phrase("good", pt: "em ordem")
            : Phrase(damages, "finding", "findings", pt: "achado", "achados")
        return Phrase(files, "file", "files", pt: "arquivo", "arquivos")
            + Phrase(verbatim: ", ") + Texts.lines(lines) + Phrase(verbatim: ", ")
            + Texts.records(records) + Phrase(verbatim: ": ") + verdict
    }
}
