import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo send` is asked to do.
struct SendOptions: CommandOptions {
    /// Nil: a relay is looked for.
    var relay: Endpoint?
    var name = Name("script")!
    var room = Name.lobby
    var waits = true
    var key: String?
    /// Nil: the lines of the standard input.
    var text: String?
    var language = Language.english

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        try words.exclude("id", "no-wait")
        text = words.operands.isEmpty ? nil : words.operands.joined(separator: " ")
    }

    // MARK: The table

    static let table: [OptionGroup<SendOptions>] = [
        OptionGroup(
            .value(
                "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay, \.relay,
                "where the relay is [it is looked for]", pt: "onde está o relay [é procurado]"),
            .value(
                "nick", short: "n", "NAME", .name, environment: .nick, \.name,
                "who says it [script]", pt: "quem o diz [script]"),
            .value(
                "room", "ROOM", .name, \.room,
                "the room [lobby]", pt: "a sala [lobby]"),
            .value(
                "id", "KEY", .text, \.key,
                "the same key, the same messages: stamped once",
                pt: "mesma chave, mesmas mensagens: carimbadas uma só vez"),
            .flag(
                "no-wait", \.waits, false,
                "send once, never mind what becomes of it, never bind",
                pt: "enviar uma vez, sem saber o que foi feito, sem bind"))
    ]

    static let command = Command(
        "send", Texts.sendSummary,
        examples: [
            .init(
                "pombo send hello everybody",
                Phrase("say it in the lobby, print its #number", pt: "dizer no lobby, dar o #nº")),
            .init(
                "ls | pombo send -r 192.168.1.5",
                Phrase("a message a line", pt: "uma mensagem por linha")),
            .init(
                "pombo send --id backup-2026-11-20 done",
                Phrase("a rerun says it only once", pt: "repetido, diz uma vez só")),
        ],
        remarks: [
            Phrase(
                """
                Text that begins with a dash stands behind --. Exit code 3: no relay; 4: \
                something was not confirmed. Long text becomes several messages.
                """,
                pt: """
                    Texto que começa com traço vem depois de --. Código 3: nenhum relay; 4: \
                    algo não foi confirmado. Texto longo vira várias mensagens.
                    """)
        ],
        .options(
            SendOptions.self, .init("[TEXT…]", 0...)
        ) { SendCommand.run($0) })
}
