import PomboCore
import PomboText

// What `pombo replay --verify` finds.
extension Texts {
    static let damageMark = Phrase("damage  ", pt: "dano    ")
    static let noteMark = Phrase("note    ", pt: "nota    ")

    static let timeFallsBack = Phrase("its time goes backwards", pt: "sua hora anda para trás")
    static let numberFallsBack = Phrase(
        "its number goes backwards", pt: "seu número anda para trás")
    static let noOpenLine = Phrase(
        "does not begin with an open line", pt: "não começa com uma linha open")
    static let otherEnd = Phrase(
        "the end of the file before it was changed",
        pt: "o fim do arquivo anterior foi alterado")
    static let lastLineGrows = Phrase(
        "a relay is writing the last line", pt: "um relay está escrevendo a última linha")
    static let lastLineTorn = Phrase(
        "its last line is incomplete", pt: "sua última linha está incompleta")

    static let emptyFile = Phrase("is empty", pt: "está vazio")
    static let noNextFile = Phrase(
        "ends with a rotation, and the next file is not here",
        pt: "termina com uma rotação, e o próximo arquivo não está aqui")
    static let returnAtEnd = Phrase(
        "ends with a carriage return, as on Windows; tr -d '\\r' removes it",
        pt: "termina com um retorno de carro, como no Windows; tr -d '\\r' o remove")

    static func badLine(_ cause: LogLineError?, byteCount: Int) -> Phrase {
        // Of what is too long only the beginning was read.
        cause == .tooLong
            ? sentence(of: cause) : sentence(of: cause) + Phrase(verbatim: ", \(byteCount) bytes")
    }

    static func sentence(of cause: LogLineError?) -> Phrase {
        switch cause {
        case nil: Phrase("the last line has no end", pt: "a última linha não tem fim")
        case .tooShort, .trailer: Phrase("not a line of a log", pt: "não é uma linha de log")
        case .tooLong: Phrase("the line is too long", pt: "a linha é longa demais")
        case .checksum:
            Phrase("the checksum does not match", pt: "a soma de verificação não confere")
        case .notCanonical(let offset):
            Phrase(
                "not as pombo writes it, from byte \(offset)",
                pt: "diferente do que o pombo escreve, a partir do byte \(offset)")
        case .incomplete: Phrase("a key is missing", pt: "falta uma chave")
        }
    }

    static func comesAfter(_ seq: UInt64, _ last: UInt64) -> Phrase {
        Phrase("#\(seq) comes after #\(last)", pt: "#\(seq) vem depois de #\(last)")
    }

    static func wrongPredecessor(_ seq: UInt64, says prev: UInt64, is head: UInt64) -> Phrase {
        Phrase(
            "#\(seq) says that it follows #\(prev), but it follows #\(head)",
            pt: "#\(seq) diz que segue #\(prev), mas segue #\(head)")
    }

    static func anotherLog(_ id: String) -> Phrase {
        Phrase("belongs to another log, \(id)", pt: "pertence a outro log, \(id)")
    }

    static func missingFile(_ name: String) -> Phrase {
        Phrase("follows \(name), which is not here", pt: "segue \(name), que não está aqui")
    }

    static func laterKeys(_ count: Int) -> Phrase {
        Phrase(count, "key or kind", "keys or kinds", pt: "chave ou tipo", "chaves ou tipos")
            + Phrase(" of a newer version", pt: " de uma versão mais nova")
    }

    static func verdict(files: Int, lines: Int, records: Int, damages: Int) -> Phrase {
        let verdict =
            damages == 0
            ? Phrase("no damage", pt: "sem danos")
            : Phrase(damages, "problem", "problems", pt: "problema", "problemas")
        return Phrase(files, "file", "files", pt: "arquivo", "arquivos")
            + Phrase(verbatim: ", ") + Texts.lines(lines) + Phrase(verbatim: ", ")
            + Texts.records(records) + Phrase(verbatim: ": ") + verdict
    }
}
