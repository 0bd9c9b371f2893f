import PomboCore
import PomboLab
import PomboText

/// A relay's notices as JSON, an object a line. The keys are documented in `pombo relay --help` and
/// stay.
enum RelayEvent {
    static func line(_ notice: RelayNotice) -> String {
        switch notice {
        case .joined(let name, let room, let address):
            object("join", ("nick", name.text), ("room", room.text), ("addr", "\(address)"))
        case .resumed(let name, let room, let address):
            object("resume", ("nick", name.text), ("room", room.text), ("addr", "\(address)"))
        case .left(let name, let room, let reason):
            object("leave", ("nick", name.text), ("room", room.text), ("reason", reason.word))
        case .renamed(let old, let new): object("nick", ("from", old.text), ("to", new.text))
        case .moved(let name, _, let address):
            object("move", ("nick", name.text), ("addr", "\(address)"))
        case .refused(let name, let cause, let address):
            object("refuse", ("nick", name.text), ("cause", "\(cause)"), ("addr", "\(address)"))
        case .logTrouble(let failure, let count):
            object("log-trouble", ("cause", "\(failure)"), numbers: ("records", Int64(count)))
        case .logResumed: object("log-resumed")
        case .clockSteppedBack(let step): object("clock", numbers: ("back_us", step.microseconds))
        case .slept(let duration): object("slept", numbers: ("us", duration.microseconds))
        }
    }

    static func count(_ records: Int, upTo seq: UInt64) -> String {
        object("messages", numbers: ("records", Int64(records)), ("seq", Int64(clamping: seq)))
    }

    static func listening(on address: Address, log: String) -> String {
        object("listening", ("addr", "\(address)"), ("log", log))
    }

    private static func object(
        _ event: String, _ texts: (String, String)..., numbers: (String, Int64)...
    ) -> String {
        let members =
            [("event", .text(event))] + texts.map { ($0, JSON.text($1)) }
            + numbers.map { ($0, JSON($1)) }
        return JSON.object(members).line()
    }
}
