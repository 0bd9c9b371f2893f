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
                "from then on: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, yesterday, "
                    + "@1763650000",
                pt: "desde então: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, yesterday, "
                    + "@1763650000"),
            .value(
                "until", "TIME", .text, \.until,
                "up to then, and not then itself", pt: "até então, sem incluir esse instante"),
            .value(
                "from-seq", "N", .seq, \.selection.fromSeq,
                "from record N on", pt: "a partir do registro N"),
            .value(
                "to-seq", "N", .seq, \.selection.toSeq,
                "up to record N", pt: "até o registro N"),
            .value(
                "last", short: "n", "N", .count(1...1_000_000_000), \.lastCount,
                "the last N of what is selected", pt: "os últimos N do que é selecionado"),
            .flag(
                "reverse", short: "r", \.isReversed,
                "newest first", pt: "do mais novo ao mais antigo"),
            .values(
                "nick", "A,B", .names, \.selection.nicks,
                "who wrote it or got it", pt: "quem escreveu ou recebeu"),
            .values(
                "room", "A,B", .names, \.selection.rooms,
                "where", pt: "onde"),
            .values(
                "kind", "A,B", .kinds, \.selection.kinds,
                "of \(Kind.allCases.map(\.word).joined(separator: ", "))",
                pt: "entre \(Kind.allCases.map(\.word).joined(separator: ", "))"),
            .value(
                "grep", "WORDS", .text, \.pattern,
                "what is in the text, or /REGEX/; small letters match capitals too",
                pt: "o que está no texto, ou /REGEX/; minúsculas valem também por maiúsculas"),
            .value(
                "around", "N|TIME", .text, \.center,
                "20 records around it, or as many as -n says",
                pt: "20 registros em volta, ou quantos -n disser")),
        OptionGroup(
            Phrase("Follow:", pt: "Seguir:"),
            .flag(
                "follow", short: "f", \.follows,
                "go on as the log grows, across rotation",
                pt: "continuar enquanto o log cresce, também na rotação"),
            .value(
                "after", "N", .seq, \.after,
                "begin behind record N", pt: "começar depois do registro N"),
            .value(
                "cursor-file", "FILE", .text, \.cursorFile,
                "remember the last record shown, and go on behind it",
                pt: "lembrar o último registro mostrado e continuar depois dele")),
        OptionGroup(
            Phrase("Pace:", pt: "Ritmo:"),
            .value(
                "speed", "X", .speed, \.speed,
                "1 as it was, 2 faster, 0.5 slower, max at once [max]",
                pt: "1 como foi, 2 mais rápido, 0.5 mais lento, max de uma vez [max]"),
            .value(
                "max-gap", "SPAN", .duration, \.maxGap,
                "shorten pauses to it", pt: "encurtar as pausas"),
            .value(
                "rate", "N", .count(1...1_000_000_000), \.rate,
                "N records a second", pt: "N registros por segundo"),
            .flag(
                "loop", \.loops,
                "again and again", pt: "de novo e de novo")),
        OptionGroup(
            Phrase("Output:", pt: "Saída:"),
            .value(
                "output", short: "o", "FORM", .choice, \.form,
                "text, jsonl, csv, html, pcapng [text]",
                pt: "text, jsonl, csv, html, pcapng [text]"),
            .value(
                "template", "TEXT", .text, \.template,
                "a line of one's own: '{clock} {nick}: {text}'",
                pt: "uma linha própria: '{clock} {nick}: {text}'"),
            .flag(
                "utc", \.zone, .utc,
                "times in UTC, not in the local zone", pt: "horas em UTC, não no fuso local"),
            .value(
                "to", "HOST", .endpoint, \.target,
                "say it again to a relay, marked as a replay",
                pt: "dizer de novo a um relay, marcado como replay"),
            .flag(
                "quiet", short: "q", \.isQuiet,
                "nothing on standard error", pt: "nada na saída de erros")),
        OptionGroup(
            Phrase("Check:", pt: "Verificar:"),
            .flag(
                "verify", \.task, .verify,
                "checksums, numbers, chains, times, links between files",
                pt: "somas, números, cadeias, horas, elos entre arquivos"),
            .value(
                "salvage", "OUT", .text, \.salvage,
                "the good lines of all files, as one new log",
                pt: "as linhas boas de todos os arquivos, num log novo"),
            .flag(
                "stats", \.task, .stats,
                "who, when, how much", pt: "quem, quando, quanto"),
            .flag(
                "diff", \.isDiff,
                "of two logs: what only one has", pt: "de dois logs: o que só um tem")),
    ]
}
