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
                "where the relay is [searches for it]", pt: "onde está o relay [procura na rede]"),
            .value(
                "nick", short: "n", "NAME", .name, environment: .nick, \.name,
                "the sender's name [script]", pt: "o nome de quem envia [script]"),
            .value(
                "room", "ROOM", .name, \.room,
                "the room [lobby]", pt: "a sala [lobby]"),
            .value(
                "id", "KEY", .text, \.key,
                "a rerun with the same key and messages is sent only once",
                pt: "repetir com a mesma chave e as mesmas mensagens envia só uma vez"),
            .flag(
                "no-wait", \.waits, false,
                "send once and do not wait for a confirmation",
                pt: "enviar uma vez, sem esperar confirmação"))
    ]

    static let command = Command(
        "send", Texts.sendSummary,
        examples: [
            .init(
                "pombo send hello everybody",
                Phrase(
                    "send to the lobby, print the message's #number",
                    pt: "enviar ao lobby, mostrar o #número da mensagem")),
            .init(
                "ls | pombo send -r 192.168.1.5",
                Phrase("one message per line", pt: "uma mensagem por linha")),
            .init(
                "pombo send --id backup-2026-11-20 done",
                Phrase("a rerun does not send it again", pt: "repetir não envia de novo")),
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
