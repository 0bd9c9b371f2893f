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
                "\(numbers) \(be) unused: the relay skipped them when it restarted",
                pt: "\(números) não \(isOne ? "foi usado" : "foram usados"): o relay reiniciou e "
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
                " in \(took), planned \(due); late by \(median) (median), \(most) at most",
                pt: " em \(took), previsto \(due); atraso de \(median) (mediana), \(most) no máximo"
            )
    }

    static func damageLeftOut(_ count: Int) -> Phrase {
        damagedLines(count) + Phrase(" skipped", pt: " de fora")
    }

    static func outOfOrder(_ count: Int) -> Phrase {
        records(count) + Phrase(" out of order", pt: " fora de ordem")
    }

    static let verifySaysWhere = Phrase(
        "; 'pombo replay --verify' shows where.", pt: "; 'pombo replay --verify' mostra onde.")

    static func sameRecords(_ count: Int) -> Phrase {
        Phrase("The logs hold the same ", pt: "Os logs têm os mesmos ") + records(count)
            + Phrase(verbatim: ".")
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
        let left = Phrase(" skipped.", pt: " de fora.")
        if surplus == 0 { return saved + damagedLines(damaged) + left }
        return saved + damagedLines(damaged) + Phrase(" and ", pt: " e ")
            + Phrase(
                surplus, "record that is a copy or of another log",
                "records that are copies or of another log",
                pt: "registro que é cópia ou de outro log",
                "registros que são cópias ou de outro log") + left
    }

    static func saidAgain(_ sent: Int, skipped: Int) -> Phrase {
        Phrase(sent, "message", "messages", pt: "mensagem", "mensagens")
            + Phrase(" sent again, ", pt: " enviadas de novo, ") + records(skipped)
            + Phrase(
                " skipped (only messages to a room, said for the first time, are replayed).",
                pt: " de fora (só se repetem mensagens a uma sala, ditas pela primeira vez).")
    }

    static func lineNotConfirmed(_ seq: UInt64) -> Phrase {
        Phrase("Message #\(seq) was not confirmed.", pt: "A mensagem #\(seq) não foi confirmada.")
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
        Phrase(count, "gap", "gaps", pt: "lacuna", "lacunas")
            + Phrase(" with \(missing) numbers missing", pt: " com \(missing) números faltando")
    }

    static func when(_ begin: String, _ end: String) -> Phrase {
        Phrase("when (\(begin) to \(end))", pt: "quando (\(begin) a \(end))")
    }
}
