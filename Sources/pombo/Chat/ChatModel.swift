import PomboCore
import PomboTerminal
import PomboText

/// A conversation as it is shown: what the client tells and what the keyboard says go in, changes
/// of the screen and effects come out. It has no socket, no terminal and no clock.
struct ChatModel {
    let language: Language
    let isHosting: Bool
    private(set) var relayText: String

    var screen: InlineScreen
    var editor: LineEditor
    /// For the loop, which empties it.
    var effects: [ChatEffect] = []
    var view = ChatView()
    var isQuiet = false

    var open = OpenLines()
    /// The open lines as they stand on the screen.
    var tail = ChatTail()
    var marks = OwnMarks()
    var people = ChatPeople()
    var fold: PresenceFold?
    var stories = ChatStories()
    var calendar: ChatCalendar
    var plot = NetPlot()
    var absence = Absence()
    var pages: HistoryPages?
    var questions = RosterQuestions()
    /// The last line shown was one that had been missed.
    var isInMissed = false
    var hasJoined = false
    /// What the relay asks patience for.
    var patience: Refuse.Cause?
    /// Why it did not let one in, as it was told last.
    var refusal: Refuse.Cause?

    init(
        _ screen: InlineScreen, language: Language, isHosting: Bool, relay: String,
        zone: Zone, history: InputHistory = InputHistory()
    ) {
        self.screen = screen
        self.language = language
        self.isHosting = isHosting
        calendar = ChatCalendar(zone)
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

    /// Beneath what has its place; without a screen nothing could move them there.
    private var openLines: [(ChatTail.Key, StyledText)] {
        if screen.isPlain { return [] }
        return open.pieces.map { piece in
            switch piece {
            case .hole(let stream, let seq, let missing):
                let text = "      … \(Texts.missing(upTo: missing)[language])"
                return (.hole(stream, before: seq), StyledText(text, .dim))
            case .early(let message):
                return (.early(message.stream, message.seq), text(of: message).dimmed)
            case .own(let line):
                let mark = StyledText(line.isStamped ? " ✓" : " …", .dim)
                return (.pending(line.cseq), text(of: line) + mark)
            }
        }
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
    mutating func addOpen(_ draft: ChatDraft, as cseq: UInt32, at now: Moment) {
        open.say(draft, as: cseq, at: now.wall)
        put([])
    }

    mutating func giveBack(_ draft: ChatDraft, _ error: SayError) {
        tell(Texts.sentence(of: error))
        if editor.line.isEmpty { editor.replace(with: draft.text) }
    }
}
