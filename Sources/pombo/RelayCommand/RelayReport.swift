import PomboCore
import PomboPosix

/// What a relay tells: a line for people, or an event for programs.
struct RelayReport {
    let isJSON: Bool
    let isQuiet: Bool

    func tell(_ notice: RelayNotice) {
        if isQuiet { return }
        StandardStream.output.write((isJSON ? event(notice) : sentence(notice)) + "\n")
    }

    private func sentence(_ notice: RelayNotice) -> String {
        switch notice {
        case .joined(let name, let room, let address): "\(name) joined \(room) from \(address)"
        case .resumed(let name, let room, let address): "\(name) is back in \(room) from \(address)"
        case .left(let name, let room, let reason): "\(name) left \(room) (\(reason.word))"
        case .renamed(let old, let new): "\(old) is now \(new)"
        case .moved(let name, _, let address): "\(name) moved to \(address)"
        case .refused(let name, let cause, let address):
            "\(name) from \(address) was refused: \(cause)"
        case .logTrouble(let failure, let count):
            "the log took \(count) records not: \(failure); their authors will try again"
        case .logResumed: "the log takes records again"
        case .clockSteppedBack(let step): "the clock stepped back by \(step.milliseconds) ms"
        case .slept(let duration): "this machine slept for \(duration.components.seconds) s"
        }
    }

    private func event(_ notice: RelayNotice) -> String {
        func object(_ event: String, _ fields: (String, String)...) -> String {
            let rest = fields.map { ",\"\($0.0)\":\"\($0.1)\"" }.joined()
            return "{\"event\":\"\(event)\"\(rest)}"
        }
        switch notice {
        case .joined(let name, let room, let address):
            return object(
                "join", ("nick", name.text), ("room", room.text), ("addr", "\(address)"))
        case .resumed(let name, let room, let address):
            return object(
                "resume", ("nick", name.text), ("room", room.text), ("addr", "\(address)"))
        case .left(let name, let room, let reason):
            return object(
                "leave", ("nick", name.text), ("room", room.text), ("reason", reason.word))
        case .renamed(let old, let new):
            return object("nick", ("from", old.text), ("to", new.text))
        case .moved(let name, _, let address):
            return object("move", ("nick", name.text), ("addr", "\(address)"))
        case .refused(let name, let cause, let address):
            return object(
                "refuse", ("nick", name.text), ("cause", "\(cause)"), ("addr", "\(address)"))
        case .logTrouble(let failure, _): return object("log-trouble", ("cause", "\(failure)"))
        case .logResumed: return object("log-resumed")
        case .clockSteppedBack(let step):
            return object("clock", ("back_us", "\(step.microseconds)"))
        case .slept(let duration): return object("slept", ("us", "\(duration.microseconds)"))
        }
    }
}
