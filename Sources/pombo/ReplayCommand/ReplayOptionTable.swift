import PomboCore
import PomboLab
import PomboTerminal
import PomboText

/// The options of `pombo replay`.
enum ReplayOptionTable {
    // MARK: Select

    static let since = Option(
        "since", "TIME", .text,
        Phrase(
            "from then on: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, yesterday, @1763650000",
            pt: "desde então: 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, yesterday, "
                + "@1763650000"))
    static let until = Option(
        "until", "TIME", .text,
        Phrase("up to then, and not then itself", pt: "até então, sem incluir esse instante"))
    static let fromSeq = Option(
        "from-seq", "N", .seq, Phrase("from record N on", pt: "a partir do registro N"))
    static let toSeq = Option(
        "to-seq", "N", .seq, Phrase("up to record N", pt: "até o registro N"))
    static let last = Option(
        "last", short: "n", "N", .count(1...1_000_000_000),
        Phrase("the last N of what is selected", pt: "os últimos N do que é selecionado"))
    static let reverse = Flag(
        "reverse", short: "r", Phrase("newest first", pt: "do mais novo ao mais antigo"))
    static let nick = Option(
        "nick", "A,B", .names, Phrase("who wrote it or got it", pt: "quem escreveu ou recebeu"))
    static let room = Option("room", "A,B", .names, Phrase("where", pt: "onde"))
    static let kind = Option(
        "kind", "A,B", .kinds,
        Phrase(
            "of \(Kind.allCases.map(\.word).joined(separator: ", "))",
            pt: "entre \(Kind.allCases.map(\.word).joined(separator: ", "))"))
    static let grep = Option(
        "grep", "WORDS", .text,
        Phrase(
            "what is in the text, or /REGEX/; small letters match capitals too",
            pt: "o que está no texto, ou /REGEX/; minúsculas valem também por maiúsculas"))
    static let around = Option(
        "around", "N|TIME", .text,
        Phrase(
            "20 records around it, or as many as -n says",
            pt: "20 registros em volta, ou quantos -n disser"))

    // MARK: Follow

    static let follow = Flag(
        "follow", short: "f",
        Phrase(
            "go on as the log grows, across rotation",
            pt: "continuar enquanto o log cresce, também na rotação"))
    static let after = Option(
        "after", "N", .seq, Phrase("begin behind record N", pt: "começar depois do registro N"))
    static let cursorFile = Option(
        "cursor-file", "FILE", .text,
        Phrase(
            "remember the last record shown, and go on behind it",
            pt: "lembrar o último registro mostrado e continuar depois dele"))

    // MARK: Pace

    static let speed = Option(
        "speed", "X", .speed,
        Phrase(
            "1 as it was, 2 faster, 0.5 slower, max at once [max]",
            pt: "1 como foi, 2 mais rápido, 0.5 mais lento, max de uma vez [max]"))
    static let maxGap = Option(
        "max-gap", "SPAN", .duration, Phrase("shorten pauses to it", pt: "encurtar as pausas"))
    static let rate = Option(
        "rate", "N", .count(1...1_000_000_000),
        Phrase("N records a second", pt: "N registros por segundo"))
    static let loop = Flag("loop", Phrase("again and again", pt: "de novo e de novo"))

    // MARK: Output

    static let output = Option<ReplayOptions.Form>(
        "output", short: "o", "FORM", .choice,
        Phrase("text, jsonl, csv, html, pcapng [text]", pt: "text, jsonl, csv, html, pcapng [text]")
    )
    static let template = Option(
        "template", "TEXT", .text,
        Phrase(
            "a line of one's own: '{clock} {nick}: {text}'",
            pt: "uma linha própria: '{clock} {nick}: {text}'"))
    static let utc = Flag(
        "utc", Phrase("times in UTC, not in the local zone", pt: "horas em UTC, não no fuso local"))
    static let to = Option(
        "to", "HOST", .endpoint,
        Phrase(
            "say it again to a relay, marked as a replay",
            pt: "dizer de novo a um relay, marcado como replay"))
    static let quiet = Flag(
        "quiet", short: "q", Phrase("nothing on standard error", pt: "nada na saída de erros"))

    // MARK: Check

    static let verify = Flag(
        "verify",
        Phrase(
            "checksums, numbers, chains, times, links between files",
            pt: "somas, números, cadeias, horas, elos entre arquivos"))
    static let salvage = Option(
        "salvage", "OUT", .text,
        Phrase(
            "the good lines of all files, as one new log",
            pt: "as linhas boas de todos os arquivos, num log novo"))
    static let stats = Flag("stats", Phrase("who, when, how much", pt: "quem, quando, quanto"))
    static let diff = Flag(
        "diff", Phrase("of two logs: what only one has", pt: "de dois logs: o que só um tem"))

    static let groups = [
        OptionGroup(
            Phrase("Select:", pt: "Selecionar:"),
            [
                since.row, until.row, fromSeq.row, toSeq.row, last.row, reverse.row, nick.row,
                room.row, kind.row, grep.row, around.row,
            ]),
        OptionGroup(
            Phrase("Follow:", pt: "Seguir:"), [follow.row, after.row, cursorFile.row]),
        OptionGroup(
            Phrase("Pace:", pt: "Ritmo:"), [speed.row, maxGap.row, rate.row, loop.row]),
        OptionGroup(
            Phrase("Output:", pt: "Saída:"),
            [output.row, template.row, utc.row, to.row, quiet.row]),
        OptionGroup(
            Phrase("Check:", pt: "Verificar:"),
            [verify.row, salvage.row, stats.row, diff.row]),
    ]
}
