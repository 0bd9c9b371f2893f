import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A conversation as it is shown: what the client tells and what the keyboard says go in, changes
/// of the screen and wishes come out. It has no socket, no terminal and no clock.
struct ChatModel {
    let language: Language
    let isHosting: Bool
    private(set) var relayText: String
    let zone: Zone

    var screen: InlineScreen
    var editor: LineEditor
    /// For the loop, which empties it.
    var wishes: [ChatWish] = []
    var view = ChatView()
    /// Something has been pressed that ends the chat.
    var isLeaving = false
    var isQuiet = false

    var tail = ChatTail()
    /// Lines that were said and are not in the room's order yet.
    var pending: [PendingLine] = []
    var early: [Message] = []
    /// The last delivered numbers of the room and of the inbox.
    var lastOfRoom: UInt64 = 0
    var lastOfInbox: UInt64 = 0
    /// Own lines that not everybody has.
    var own: [OwnLine] = []
    var floor: UInt64 = 0
    var seen: UInt32 = 0

    var people = ChatPeople()
    var fold: PresenceFold?
    var stories = ChatStories()
    var plot = NetPlot()
    var absence = Absence()
    var quest: HistoryQuest?
    /// What waits for the list of members.
    var waitsForWho = WaitsForWho()
    /// The date of the last line.
    var day: String?
    /// The relay's clock minus ours, in microseconds.
    var offset: Int64 = 0
    /// The last line shown was one that had been missed.
    var isInMissed = false
    var hasJoined = false
    /// What the relay asks patience for.
    var patience: Refuse.Cause?
    /// Why it did not let one in, as it was told last.
    var refusal: Refuse.Cause?

    struct PendingLine {
        var cseq: UInt32
        var draft: ChatDraft
        var typed: WallTime
        var isStamped = false
    }

    struct OwnLine {
        var cseq: UInt32
        var seq: UInt64
        var isDirect: Bool
        var id: InlineScreen.LineID
        var text: StyledText
    }

    struct WaitsForWho {
        var isAsked = false
        var stories: [UInt64] = []
        var directs: [(to: Name, text: String)] = []
    }

    /// So many own lines may still get their second mark.
    static let ownLimit = 200

    init(
        _ screen: InlineScreen, language: Language, isHosting: Bool, relay: String,
        zone: Zone = .local, history: InputHistory = InputHistory()
    ) {
        self.screen = screen
        self.language = language
        self.isHosting = isHosting
        self.zone = zone
        relayText = relay
        editor = LineEditor(history: history)
    }

    // MARK: Lines

    /// Shows lines above everything that is still open.
    @discardableResult
    mutating func put(_ lines: [StyledText], fills: Bool = false) -> [InlineScreen.LineID] {
        if !lines.isEmpty { fold = nil }
        return tail.settle(lines, then: openLines, fills: fills, on: &screen)
    }

    /// What is about the chat and not of it.
    mutating func tell(_ phrase: Phrase) {
        isInMissed = false
        let columns = screen.isPlain ? Int.max : screen.size.columns
        put(WordWrap.remark(phrase[language], columns: columns).map { StyledText($0, .dim) })
    }

    /// The relay was followed to another address.
    mutating func noteMove(to place: Address) {
        relayText = "\(place)"
        tell(Texts.relayMoved(to: place))
    }

    /// The holes, what is early below them, and what was said but is not in its place.
    private var openLines: [(ChatTail.Key, StyledText)] {
        if screen.isPlain { return [] }
        var lines: [(ChatTail.Key, StyledText)] = []
        for stream in [StreamKind.room, .inbox] {
            var last = stream == .room ? lastOfRoom : lastOfInbox
            for message in early where message.stream == stream {
                if message.prev > last {
                    let hole = Texts.missing(upTo: message.prev - last)[language]
                    lines.append(
                        (
                            .hole(stream, before: message.seq),
                            StyledText("      … \(hole)", .dim)
                        ))
                }
                lines.append((.early(stream, message.seq), text(of: message).dimmed))
                last = message.seq
            }
        }
        for line in pending {
            let mark = StyledText(line.isStamped ? " ✓" : " …", .dim)
            lines.append((.pending(line.cseq), text(of: line) + mark))
        }
        return lines
    }

    // MARK: The frame

    /// What the client is like now; the status row follows.
    mutating func look(_ view: ChatView, at now: Instant) {
        self.view = view
        plot.sample(view, at: now)
        absence.look(view, at: now)
        if absence.isDue { tell(Texts.longAway(Absence.hintTime)) }
        screen.status = statusLine
    }

    mutating func frame() -> [UInt8] {
        screen.input = editor.inputLine(language)
        return screen.frame()
    }

    // MARK: Saying

    /// The client has taken a line.
    mutating func noteSaid(_ draft: ChatDraft, as cseq: UInt32, at now: Moment) {
        pending.append(PendingLine(cseq: cseq, draft: draft, typed: now.wall))
        put([])
    }

    mutating func noteRefused(_ draft: ChatDraft, _ error: SayError) {
        tell(Texts.sentence(of: error))
        if editor.line.isEmpty { editor.replace(with: draft.text) }
    }
}
