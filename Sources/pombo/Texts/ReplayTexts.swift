import PomboCore
import PomboPosix
import PomboText

// What a replay shows of records, and of what is not there.
extension Texts {
    static func replayOf(_ seq: UInt64, _ time: String) -> Phrase {
        Phrase("replay of #\(seq), \(time)", pt: "replay de #\(seq), \(time)")
    }

    static let toWhom = Phrase("to", pt: "para")

    static func pageFooter(_ count: Int) -> Phrase {
        records(count) + Phrase(", written by pombo replay", pt: ", escritos por pombo replay")
    }

    static func records(_ count: Int) -> Phrase {
        Phrase(count, "record", "records", pt: "registro", "registros")
    }

    static func lines(_ count: Int) -> Phrase {
        Phrase(count, "line", "lines", pt: "linha", "linhas")
    }

    static func damagedLines(_ count: Int) -> Phrase {
        Phrase(count, "damaged line", "damaged lines", pt: "linha danificada", "linhas danificadas")
    }

    static func sentence(of gap: ReplayGap) -> Phrase {
        let isOne = gap.missingCount == 1
        let numbers = isOne ? "#\(gap.after + 1)" : "#\(gap.after + 1) to #\(gap.before - 1)"
        let números = isOne ? "#\(gap.after + 1)" : "#\(gap.after + 1) a #\(gap.before - 1)"
        let (be, ser) = (isOne ? "is" : "are", isOne ? "está" : "estão")
        switch (gap.missingCount, gap.damagedLineCount, gap.isRecovery) {
        case (0, let lines, _): return damagedLines(lines) + Phrase(" here", pt: " aqui")
        case (_, 0, true):
            return Phrase(
                "\(numbers) \(be) not used: the relay restarted and left them out",
                pt: "\(números) não \(isOne ? "foi usado" : "foram usados"): o relay recomeçou e "
                    + "os pulou")
        case (_, 0, false):
            return Phrase("\(numbers) \(be) not in the log", pt: "\(números) não \(ser) no log")
        case (_, let lines, _):
            return Phrase("\(numbers) \(be) not in the log: ", pt: "\(números) não \(ser) no log: ")
                + damagedLines(lines)
        }
    }

    static func lateness(
        _ count: Int, took: String, due: String, median: String, most: String
    ) -> Phrase {
        records(count)
            + Phrase(
                " in \(took), due \(due); late by \(median) in the median, \(most) at most",
                pt: " em \(took), previstos \(due); atraso de \(median) na mediana, \(most) no "
                    + "máximo")
    }

    static func damageLeftOut(_ count: Int) -> Phrase {
        damagedLines(count) + Phrase(" left out", pt: " de fora")
    }

    static func outOfOrder(_ count: Int) -> Phrase {
        records(count) + Phrase(" out of order", pt: " fora de ordem")
    }

    static let verifySaysWhere = Phrase(
        "; 'pombo replay --verify' says where.", pt: "; 'pombo replay --verify' diz onde.")

    static func sameRecords(_ count: Int) -> Phrase {
        Phrase("The same ", pt: "Os mesmos ") + records(count) + Phrase(verbatim: ".")
    }

    static func linesDiffer(_ count: Int) -> Phrase {
        Phrase(count, "line differs", "lines differ", pt: "linha difere", "linhas diferem")
            + Phrase(
                "; - is only in the first, + in the second.",
                pt: "; - só no primeiro, + só no segundo.")
    }

    static func salvaged(
        _ count: Int, _ path: String, damaged: Int, surplus: Int
    ) -> Phrase {
        let saved = records(count) + Phrase(" saved in '\(path)', ", pt: " salvos em '\(path)', ")
        let left = Phrase(" left out.", pt: " de fora.")
        if surplus == 0 { return saved + damagedLines(damaged) + left }
        return saved + damagedLines(damaged) + Phrase(" and ", pt: " e ")
            + Phrase(
                surplus, "record that is a copy or of another log",
                "records that are copies or of another log",
                pt: "registro que é cópia ou de outro log",
                "registros que são cópias ou de outro log") + left
    }

    static func saidAgain(_ sent: Int, skipped: Int) -> Phrase {
        Phrase(sent, "line", "lines", pt: "linha dita", "linhas ditas")
            + Phrase(" said again, ", pt: " de novo, ") + records(skipped)
            + Phrase(
                " left out (only what was said once to a room is replayed).",
                pt: " de fora (só se repete o que foi dito uma vez a uma sala).")
    }

    static func lineNotConfirmed(_ seq: UInt64) -> Phrase {
        Phrase("Line #\(seq) was not confirmed.", pt: "A linha #\(seq) não foi confirmada.")
    }
}

// The statistics.
extension Texts {
    static let who = Phrase("who", pt: "quem")
    static let whereSaid = Phrase("where", pt: "onde")
    static let hourOfDay = Phrase("hour of the day", pt: "hora do dia")

    static func statistics(
        _ count: Int, from begin: String, to end: String, byteCount: Int
    ) -> Phrase {
        records(count)
            + Phrase(
                " from \(begin) to \(end), \(byteCount) bytes of text",
                pt: " de \(begin) a \(end), \(byteCount) bytes de texto")
    }

    static func gaps(_ count: Int, missing: UInt64) -> Phrase {
        Phrase(count, "gap", "gaps", pt: "falha", "falhas")
            + Phrase(" with \(missing) numbers missing", pt: " com \(missing) números faltando")
    }

    static func when(_ begin: String, _ end: String) -> Phrase {
        Phrase("when (\(begin) to \(end))", pt: "quando (\(begin) a \(end))")
    }
}
