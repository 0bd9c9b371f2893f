import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// The options of `pombo replay`.
extension ReplayOptions: CommandOptions {
    static let table: [OptionGroup<ReplayOptions>] = [
        OptionGroup(
            Phrase("Select:", pt: "Selecionar:"),
            .value(
                "since", "TIME", .text, \.since,
                "from this time on: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, "
                    + "yesterday, @1763650000",
                pt: "a partir dessa hora: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, "
                    + "yesterday, @1763650000"),
            .value(
                "until", "TIME", .text, \.until,
                "before this time", pt: "antes dessa hora"),
            .value(
                "from-seq", "N", .seq, \.selection.fromSeq,
                "from record N on", pt: "a partir do registro N"),
            .value(
                "to-seq", "N", .seq, \.selection.toSeq,
                "up to record N", pt: "até o registro N"),
            .value(
                "last", short: "n", "N", .count(1...1_000_000_000), \.lastCount,
                "only the last N of them", pt: "só os últimos N deles"),
            .flag(
                "reverse", short: "r", \.isReversed,
                "newest first", pt: "do mais novo ao mais antigo"),
            .values(
                "nick", "A,B", .names, \.selection.nicks,
                "from or to these people", pt: "de ou para essas pessoas"),
            .values(
                "room", "A,B", .names, \.selection.rooms,
                "where", pt: "onde"),
            .values(
                "kind", "A,B", .kinds, \.selection.kinds,
                "any of \(Kind.allCases.map(\.word).joined(separator: ", "))",
                pt: "um ou mais de \(Kind.allCases.map(\.word).joined(separator: ", "))"),
            .value(
                "grep", "WORDS", .text, \.pattern,
                "text to find, or /REGEX/; lower case also matches capitals",
                pt: "texto a procurar, ou /REGEX/; minúsculas também acham maiúsculas"),
            .value(
                "around", "N|TIME", .text, \.center,
                "the 20 records around it, or as many as -n says",
                pt: "os 20 registros em volta, ou quantos -n disser")),
        OptionGroup(
            Phrase("Follow:", pt: "Seguir:"),
            .flag(
                "follow", short: "f", \.follows,
                "keep showing new records, across rotation",
                pt: "continuar a mostrar registros novos, também após rotação"),
            .value(
                "after", "N", .seq, \.after,
                "start after record N", pt: "começar depois do registro N"),
            .value(
                "cursor-file", "FILE", .text, \.cursorFile,
                "remember the last record shown, and continue after it",
                pt: "lembrar o último registro mostrado e continuar depois dele")),
        OptionGroup(
            Phrase("Pace:", pt: "Ritmo:"),
            .value(
                "speed", "X", .speed, \.speed,
                "1 real time, 2 twice as fast, 0.5 half as fast, max no pauses [max]",
                pt: "1 tempo real, 2 o dobro, 0.5 a metade, max sem pausas [max]"),
            .value(
                "max-gap", "SPAN", .duration, \.maxGap,
                "shorten longer pauses to this", pt: "encurtar pausas maiores que isso"),
            .value(
                "rate", "N", .count(1...1_000_000_000), \.rate,
                "N records per second", pt: "N registros por segundo"),
            .flag(
                "loop", \.loops,
                "start over at the end", pt: "recomeçar ao chegar ao fim")),
        OptionGroup(
            Phrase("Output:", pt: "Saída:"),
            .value(
                "output", short: "o", "FORM", .choice, \.form,
                "text, jsonl, csv, html, pcapng [text]",
                pt: "text, jsonl, csv, html, pcapng [text]"),
            .value(
                "template", "TEXT", .text, \.template,
                "your own line format: '{clock} {nick}: {text}'",
                pt: "seu próprio formato: '{clock} {nick}: {text}'"),
            .flag(
                "utc", \.zone, .utc,
                "times in UTC instead of local time", pt: "horas em UTC, não no fuso local"),
            .value(
                "to", "HOST", .endpoint, \.target,
                "send the messages to a relay again, marked as a replay",
                pt: "enviar as mensagens de novo a um relay, marcadas como replay"),
            .flag(
                "quiet", short: "q", \.isQuiet,
                "nothing on standard error", pt: "nada na saída de erros")),
        OptionGroup(
            Phrase("Check:", pt: "Verificar:"),
            .flag(
                "verify", \.task, .verify,
                "check checksums, numbers, order, times and links between files",
                pt: "conferir somas, números, ordem, horas e elos entre arquivos"),
            .value(
                "salvage", "OUT", .text, \.salvage,
                "save the good lines of all files as one new log",
                pt: "salvar as linhas boas de todos os arquivos num log novo"),
            .flag(
                "stats", \.task, .stats,
                "statistics: who, when, how much", pt: "estatísticas: quem, quando, quanto"),
            .flag(
                "diff", \.isDiff,
                "compare two logs: what only one has", pt: "comparar dois logs: o que só um tem")),
    ]
}
