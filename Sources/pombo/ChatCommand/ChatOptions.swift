import PomboCore
import PomboPosix

/// What `pombo chat` is asked to do.
struct ChatOptions {
    var relay: String
    var name: Name
    var isNameTyped = false
    var room = Name.lobby

    init(_ arguments: [String]) throws(UsageError) {
        relay = Environment.value("POMBO_RELAY") ?? "127.0.0.1"
        let user = Environment.value("POMBO_NICK") ?? Environment.value("USER") ?? "guest"
        name = Name(user) ?? Name("guest")!
        isNameTyped = Environment.value("POMBO_NICK") != nil
        var words = ArgumentWords(arguments)
        while let word = try words.next() {
            switch word {
            case .operand(let host): relay = host
            case .option(let option):
                switch option {
                case "-n", "--nick":
                    name = try SendOptions.name(words.value(option))
                    isNameTyped = true
                case "--room": room = try SendOptions.name(words.value(option))
                default:
                    throw UsageError(
                        "Unknown option '\(option)'.", hint: "See 'pombo chat --help'.")
                }
            }
        }
    }

    static let help = """
        pombo chat 192.168.1.5           talk in the lobby of the relay there
        pombo chat -n ana --room lab     under this name, in this room
        cat lines | pombo chat           say the lines, wait for their stamps, go

          -n, --nick NAME   your name (POMBO_NICK, or the user's)
          --room ROOM       where (lobby)

        So far lines in, lines out: a line a message. Ends with 0, with 3 when no relay answers, and
        with 4 when something was not confirmed.

        """
}
