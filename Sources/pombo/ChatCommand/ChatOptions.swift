import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo chat` is asked to do.
struct ChatOptions: CommandOptions {
    /// Nil: a relay is looked for.
    var relay: Endpoint?
    /// As typed, or as the environment has it.
    var nick: Name?
    var name = Name("guest")!
    /// A person chose it: if it is taken, no other is chosen behind that person's back.
    var isNameTyped = false
    var room = Name.lobby
    var hosting = HostingChoice.offer
    /// The log of a relay that is hosted; nil for `logs/` or the state folder.
    var log: String?
    var isJSON = false
    var language = Language.english

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        try words.exclude("host", "no-host")
        if let operand = words.operands.first { relay = try Self.endpoint(operand) }
        isNameTyped = nick != nil
        let users = ["USER", "LOGNAME"].compactMap(Environment.value)
        name = nick ?? users.lazy.compactMap { Name($0) }.first ?? name
    }

    private static func endpoint(_ text: String) throws(OptionError) -> Endpoint {
        do throws(ValueError) { return try ValueReader.endpoint.read(text) } catch {
            throw .badValue(option: "HOST", error)
        }
    }

    // MARK: The table

    static let table: [OptionGroup<ChatOptions>] = [
        OptionGroup(
            .value(
                "nick", short: "n", "NAME", .name, environment: .nick, \.nick,
                "your name [the user's]", pt: "seu nome [o do usuário]"),
            .value(
                "room", "ROOM", .name, \.room,
                "the room [lobby]", pt: "a sala [lobby]"),
            .value(
                "relay", short: "r", "HOST", .endpoint, environment: .relay, \.relay,
                "the same as the operand", pt: "o mesmo que o operando"),
            .flag(
                "json", \.isJSON,
                "read commands and write events as JSON lines",
                pt: "ler comandos e escrever eventos em linhas JSON")),
        OptionGroup(
            Phrase("Hosting:", pt: "Hospedar:"),
            .flag(
                "host", \.hosting, .always,
                "if no relay is found, host one without asking",
                pt: "se não achar um relay, hospedar sem perguntar"),
            .flag(
                "no-host", \.hosting, .never,
                "never host, never offer to", pt: "nunca hospedar nem oferecer"),
            .value(
                "log", "PATH", .text, environment: .log, \.log,
                "log file of a hosted relay [in logs/ if it exists, else in the "
                    + "state folder]",
                pt: "arquivo de log de um relay hospedado [em logs/ se existir, ou na "
                    + "pasta de estado]")),
    ]

    static let command = Command(
        "chat", Texts.chatSummary,
        examples: [
            .init(
                "pombo chat",
                Phrase(
                    "find the relay on this network, or host one",
                    pt: "achar o relay desta rede, ou hospedar um")),
            .init(
                "pombo chat 192.168.1.5",
                Phrase("join the relay there", pt: "entrar no relay de lá")),
            .init(
                "pombo chat -n ana --room lab",
                Phrase("under a name, in a room", pt: "com um nome, numa sala")),
            .init(
                "cat lines | pombo chat",
                Phrase(
                    "send each line, wait for confirmation",
                    pt: "enviar cada linha e esperar confirmação")),
        ],
        remarks: [
            Phrase(
                """
                HOST is a name or an address, with :PORT if it is not 7662. Exit code 3: no \
                relay; 4: something was not confirmed. Nothing is encrypted.
                """,
                pt: """
                    HOST é um nome ou endereço, com :PORTA se não for 7662. Código 3: nenhum \
                    relay; 4: algo não foi confirmado. Nada é criptografado.
                    """),
            Phrase(
                """
                --json reads {"say":TEXT} {"me":TEXT} {"msg":TEXT,"to":NAME} {"nick":NAME} \
                {"join":ROOM} {"history":COUNT} {"who":true} {"quit":true} and writes events: \
                message, joined, stamped, all-have, seen, lost, member, away, back and more; \
                "replayed" is true for the past.
                """,
                pt: """
                    --json lê {"say":TEXTO} {"me":TEXTO} {"msg":TEXTO,"to":NOME} {"nick":NOME} \
                    {"join":SALA} {"history":N} {"who":true} {"quit":true} e escreve eventos: \
                    message, joined, stamped, all-have, seen, lost, member, away, back e mais; \
                    "replayed" é true para o passado.
                    """),
        ],
        .options(
            ChatOptions.self, .init("[HOST[:PORT]]", 0...1)
        ) { ChatCommand.run($0) })
}
