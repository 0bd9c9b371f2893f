import PomboCore
import PomboText

/// `--json`: what happens, an object a line. `event` says what; other keys never change meaning.
///
/// - `message`: `seq t kind room nick client n text own replayed`, `t` in microseconds, `client` in
///   hexadecimal, `n` the author's own number; `replayed` for history and for what a replay says.
/// - `joined`: `relay nick room client seq resumed` · `stamped`: `n`, `seq` where it is known
/// - `all-have`: `seq` · `seen`: `n` · `lost`: `through missing` · `lost-history`
/// - `member`: `nick client since delivered loss_up loss_down rtt_us` · `members`: `count`
/// - `history`: `count`, after the messages · `away` · `back` · `moved`: `relay` · `new-log`
/// - `left` · `renamed`: `nick` · `held-back`: `cause` · `refused`: `cause final` · `bye`: `cause`
/// - `error`: `text`
enum ChatJSON {
    static func lines(
        of event: ClientEvent, in view: ChatView, _ language: Language
    ) -> [String] {
        switch event {
        case .delivered(let message), .raw(let message, _):
            return [line(of: message, view, isPast: false)]
        case .history(_, let records, _):
            return records.map { line(of: $0, view, isPast: true) }
                + [object("history", ("count", JSON(records.count)))]
        case .joined(let info):
            return [
                object(
                    "joined", ("relay", .text(info.relay)), ("nick", .text(info.name.text)),
                    ("room", .text(info.room.text)), ("client", .text(view.client.hexDigits)),
                    ("seq", JSON(info.start)), ("resumed", .truth(info.isResumed)))
            ]
        case .stamped(let cseq, let seq):
            let number = seq.map { [("seq", JSON($0))] } ?? []
            return [object("stamped", [("n", JSON(cseq))] + number)]
        case .floor(let seq): return [object("all-have", ("seq", JSON(seq)))]
        case .seen(let cseq): return [object("seen", ("n", JSON(cseq)))]
        case .gone(_, let through, let missing):
            return [object("lost", ("through", JSON(through)), ("missing", JSON(missing)))]
        case .roster(let entries):
            return entries.map(member) + [object("members", ("count", JSON(entries.count)))]
        default: return about(event, language).map { [$0] } ?? []
        }
    }

    /// What is about the connection. Early records are nobody's business but a screen's.
    private static func about(_ event: ClientEvent, _ language: Language) -> String? {
        switch event {
        case .lostHistory: object("lost-history")
        case .away: object("away")
        case .back: object("back")
        case .newLog: object("new-log")
        case .left: object("left")
        case .renamed(_, let name): object("renamed", ("nick", .text(name.text)))
        case .heldBack(let cause, _): object("held-back", ("cause", .text("\(cause)")))
        case .refused(let cause, let retry, _, _):
            object("refused", ("cause", .text("\(cause)")), ("final", .truth(retry == nil)))
        case .bye(let reason, _): object("bye", ("cause", .text("\(reason)")))
        case .foreignRelay: error(Texts.foreignRelay[language])
        default: nil
        }
    }

    static func moved(to place: Address) -> String {
        object("moved", ("relay", .text("\(place)")))
    }

    static func error(_ sentence: String) -> String { object("error", ("text", .text(sentence))) }

    private static func line(of message: Message, _ view: ChatView, isPast: Bool) -> String {
        object(
            "message", ("seq", JSON(message.seq)), ("t", JSON(message.time.microseconds)),
            ("kind", .text(message.kind.word)), ("room", .text(view.room.text)),
            ("nick", .text(message.name)), ("client", .text(message.client.hexDigits)),
            ("n", JSON(message.cseq)), ("text", .text(message.text)),
            ("own", .truth(message.isOwn)),
            ("replayed", .truth(isPast || message.origin != nil)))
    }

    private static func member(_ entry: Roster.Entry) -> String {
        object(
            "member", ("nick", .text(entry.name.text)), ("client", .text(entry.client.hexDigits)),
            ("since", JSON(entry.since.microseconds)), ("delivered", JSON(entry.delivered)),
            ("loss_up", JSON(entry.lossUp)), ("loss_down", JSON(entry.lossDown)),
            ("rtt_us", JSON(entry.roundTripMicroseconds)))
    }

    private static func object(_ event: String, _ values: (String, JSON)...) -> String {
        object(event, values)
    }

    private static func object(_ event: String, _ values: [(String, JSON)]) -> String {
        JSON.object([("event", .text(event))] + values).line()
    }
}

extension ChatOrder {
    /// One of `{"say":TEXT}`, `{"me":TEXT}`, `{"msg":TEXT,"to":NAME}`, `{"nick":NAME}`,
    /// `{"join":ROOM}`, `{"history":COUNT}`, `{"who":true}`, `{"quit":true}`.
    init?(json line: String) {
        guard let object = FlatJSON(line) else { return nil }
        if let text = object.text("say") {
            self = .say(text)
        } else if let text = object.text("me") {
            self = .me(text)
        } else if let text = object.text("msg"), let name = object.text("to").flatMap(Name.init) {
            self = .message(to: name, text)
        } else if let name = object.text("nick").flatMap(Name.init) {
            self = .nick(name)
        } else if let room = object.text("join").flatMap(Name.init) {
            self = .join(room)
        } else if case .number(let count) = object["history"], count > 0 {
            self = .history(.count(min(count, Self.historyLimit)))
        } else if object["who"] == .truth(true) {
            self = .who
        } else if object["quit"] == .truth(true) {
            self = .quit
        } else {
            return nil
        }
    }
}
