import PomboPosix
import PomboTerminal
import PomboText
import TestTerminal
import Testing

@testable import PomboCore
@testable import pombo

/// A chat without a client: what the relay says is a line of the test, and the terminal is drawn.
struct ChatScene {
    var model: ChatModel
    var terminal: TestTerminal
    var decoder = KeyDecoder()
    var view = ChatView()
    /// 2026-11-20, 14:00 UTC.
    var now = Moment(
        instant: Instant(nanoseconds: 1_000_000_000_000),
        wall: WallTime(microseconds: 1_795_183_200_000_000))
    /// What the model asked for, but saying and remembering.
    var effects: [ChatEffect] = []
    var said: [ChatDraft] = []
    var output: [UInt8] = []
    private var last: UInt64 = 0

    static let ana: UInt64 = 1

    init(
        columns: Int = 60, rows: Int = 12, isPlain: Bool = false, isHosting: Bool = false,
        language: Language = .english, joins: Bool = true
    ) {
        let size = TerminalSize(columns: columns, rows: rows)
        model = ChatModel(
            InlineScreen(isPlain ? .plain : .terminal(size)), language: language,
            isHosting: isHosting, relay: "10.0.0.1:7662", zone: .utc)
        terminal = TestTerminal(columns: columns, rows: rows)
        view.name = Name("ana")!
        view.client = Self.ana
        view.hasSession = true
        model.calendar = ChatCalendar(.utc, date: "2026-11-20")
        if joins {
            model.hasJoined = true
            join()
            model.put([])
        }
        draw()
        if joins {
            // The tests begin on an empty screen.
            model.screen.clear()
            effects = []
            draw()
        }
    }

    mutating func join(resumed: Bool = false, start: UInt64 = 0) {
        if !resumed { last = start }
        take(
            .joined(
                SessionInfo(
                    relay: "home", logID: 1, durability: .batch, name: view.name,
                    room: view.room, wall: now.wall, isResumed: resumed, start: start,
                    head: start)))
    }

    mutating func wait(_ duration: Duration) {
        now.instant = now.instant + duration
        now.wall.microseconds += duration.microseconds
    }

    // MARK: What the relay says

    mutating func take(_ events: ClientEvent...) {
        for event in events { model.hear(event, at: now) }
        draw()
    }

    /// The next record of the room.
    mutating func hear(
        _ name: String, _ text: String, _ kind: Kind = .say, client: UInt64? = nil,
        cseq: UInt32 = 0
    ) {
        take(.delivered(message(last + 1, name, text, kind, client: client, cseq: cseq)))
    }

    mutating func message(
        _ seq: UInt64, _ name: String, _ text: String, _ kind: Kind = .say,
        client: UInt64? = nil, cseq: UInt32 = 0, prev: UInt64? = nil, stream: StreamKind = .room
    ) -> Message {
        let bytes = Array(name.utf8) + Array(text.utf8)
        let client = client ?? (name == "ana" ? Self.ana : UInt64(name.utf8.first ?? 9))
        let record = Record(
            seq: seq, prev: prev ?? seq - 1, time: now.wall, client: client, cseq: cseq,
            kind: kind, name: 0..<name.utf8.count, text: name.utf8.count..<bytes.count)
        if stream == .room { last = max(last, seq) }
        return Message(record, of: bytes.span, in: stream, own: Self.ana)
    }

    // MARK: What the person does

    mutating func type(_ text: String) {
        model.press(decoder.decode(Array(text.utf8)), at: now)
        draw()
    }

    mutating func resize(columns: Int, rows: Int) {
        terminal.resize(columns: columns, rows: rows)
        model.screen.resize(to: TerminalSize(columns: columns, rows: rows))
        draw()
    }

    mutating func draw() {
        while !model.effects.isEmpty {
            let new = model.effects
            model.effects = []
            for effect in new {
                switch effect {
                case .say(let draft):
                    said.append(draft)
                    model.addOpen(draft, as: UInt32(said.count), at: now)
                case .remember: break
                default: effects.append(effect)
                }
            }
        }
        model.look(view, at: now.instant)
        let frame = model.frame()
        output += frame
        terminal.write(frame)
    }

    func expect(_ drawing: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.wholeDrawing == drawing, sourceLocation: sourceLocation)
        #expect(terminal.strays == [], sourceLocation: sourceLocation)
    }
}
