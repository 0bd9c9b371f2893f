import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo send` is asked to do.
struct SendOptions {
    /// Nil: a relay is looked for.
    var relay: Endpoint?
    var name = Name("script")!
    var room = Name.lobby
    var waits = true
    var key: String?
    /// Nil: the lines of the standard input.
    var text: String?
    var language = Language.english

    init(_ words: ParsedOptions) throws(OptionError) {
        language = words.language
        relay = words[Self.relay]
        if let name = words[Self.nick] { self.name = name }
        if let room = words[Self.room] { self.room = room }
        key = words[Self.id]
        waits = !words[Self.noWait]
        if key != nil, !waits { throw .conflict(Self.id.row.long, Self.noWait.row.long) }
        text = words.operands.isEmpty ? nil : words.operands.joined(separator: " ")
    }

    // MARK: The table

    private static let relay = Option(
        "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay,
        Phrase("where the relay is [it is looked for]", pt: "onde está o relay [é procurado]"))
    private static let nick = Option(
        "nick", short: "n", "NAME", .name, environment: .nick,
        Phrase("who says it [script]", pt: "quem o diz [script]"))
    private static let room = Option(
        "room", "ROOM", .name, Phrase("the room [lobby]", pt: "a sala [lobby]"))
    private static let id = Option(
        "id", "KEY", .text,
        Phrase(
            "the same key, the same messages: stamped once",
            pt: "mesma chave, mesmas mensagens: carimbadas uma só vez"))
    private static let noWait = Flag(
        "no-wait",
        Phrase(
            "send once, never mind what becomes of it, never bind",
            pt: "enviar uma vez, sem saber o que foi feito, sem bind"))

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
            [OptionGroup([relay.row, nick.row, room.row, id.row, noWait.row])],
            Command.Operands("[TEXT…]", 0...),
            run: { words throws(OptionError) in SendCommand.run(try SendOptions(words)) }))
}
