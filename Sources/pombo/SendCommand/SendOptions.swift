import PomboCore
import PomboPosix

/// What `pombo send` is asked to do.
struct SendOptions {
    var relay: String
    var name = Name("script")!
    var room = Name.lobby
    var waits = true
    var key: String?
    /// Nil: the lines of the standard input.
    var text: String?

    init(_ arguments: [String]) throws(UsageError) {
        relay = Environment.value("POMBO_RELAY") ?? "127.0.0.1"
        if let nick = Environment.value("POMBO_NICK"), let typed = Name(nick) { name = typed }
        var words = ArgumentWords(arguments)
        var operands: [String] = []
        while let word = try words.next() {
            switch word {
            case .operand(let operand): operands.append(operand)
            case .option(let option):
                switch option {
                case "-r", "--relay": relay = try words.value(option)
                case "-n", "--nick": name = try Self.name(words.value(option))
                case "--room": room = try Self.name(words.value(option))
                case "--id": key = try words.value(option)
                case "--no-wait": waits = false
                default:
                    throw UsageError(
                        "Unknown option '\(option)'.", hint: "See 'pombo send --help'.")
                }
            }
        }
        text = operands.isEmpty ? nil : operands.joined(separator: " ")
    }

    static func name(_ text: String) throws(UsageError) -> Name {
        guard let name = Name(text) else {
            throw UsageError("'\(text)' is no name: letters, digits and - _ . up to 32 bytes.")
        }
        return name
    }

    static let help = """
        pombo send hello everybody               say it in the lobby, print its number
        ls | pombo send -r 192.168.1.5           one message a line
        pombo send --id backup-2026-11-20 done   running it again says it once

          -r, --relay HOST[:PORT]   where the relay is (POMBO_RELAY, or this machine)
          -n, --nick NAME           who says it (POMBO_NICK, or script)
          --room ROOM               where (lobby)
          --id KEY                  the same key, the same messages: stamped once
          --no-wait                 send once and never mind; the sender never binds

        Ends with 0 when everything is stamped, 3 when no relay answers, 4 when something was not
        confirmed.

        """
}
