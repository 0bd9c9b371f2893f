import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// One run of showing records: what is chosen, played, followed, and remembered at the end.
struct ReplaySession {
    private let options: ReplayOptions
    private let player: ReplayPlayer
    private var selection: Selection
    private var reader: LogReader
    private let cursor: CursorFile?
    /// The reading of the last round; following goes on with it.
    private var reading: ReplayReading
    private var faults = ReplayFaults()
    private var hasMatch = false
    /// What is to be told when all is over, on the other stream.
    private(set) var sentences: [Phrase] = []

    init(
        _ options: ReplayOptions, _ form: any ReplayOutput, _ stream: OutputStream
    ) throws(FileError) {
        self.options = options
        let pace =
            options.isPaced
            ? ReplayPace(speed: options.speed, rate: options.rate, maxGap: options.maxGap) : nil
        player = ReplayPlayer(form, to: stream, pace: pace, flushesEach: options.target != nil)
        selection = options.selection
        cursor = options.cursorFile.map { CursorFile(path: $0) }
        if let after = try cursor?.read() ?? options.after {
            selection.fromSeq = max(selection.fromSeq ?? 0, after + 1)
        }
        reader = try LogReader(LogPath(options.log))
        reading = ReplayReading(reader, selection)
    }

    mutating func run() throws(FileError) -> ExitCode {
        if options.isPaced || options.follows { StopSignal.hold() }
        player.begin()
        var end = try play()
        while options.loops, player.failure == nil, StopSignal.held == nil, hasMatch {
            player.beginAgain()
            end = try play()
        }
        if options.follows { try follow(from: end) }
        player.end()
        if let cursor, let seq = player.lastSeq { try cursor.write(seq) }
        if let failure = player.failure { throw failure }
        if let sentence = player.lateness.phrase { sentences.append(sentence) }
        if let signal = StopSignal.held { return .ended(by: signal) }
        if let sentence = faults.phrase {
            sentences.append(sentence)
            return .damagedLog
        }
        return player.shownCount > 0 ? .success : .failure
    }

    /// Plays what there is. Returns where following goes on.
    private mutating func play() throws(FileError) -> LogPosition {
        if let center = options.around { return try playAround(center) }
        if let count = options.lastCount {
            let last = try ReplayReading.last(count, of: reader, selection)
            reading = last.reading
            faults = reading.faults
            hand(last.events)
            return last.end
        }
        reading = ReplayReading(reader, selection)
        var events: [ReplayEvent] = []
        let player = player
        let isReversed = options.isReversed
        let end = try reading.run { event in
            if !isReversed { return player.show(event) }
            events.append(event)
            return true
        }
        faults = reading.faults
        hasMatch = reading.matchCount > 0
        if isReversed { hand(events) }
        return end
    }

    private mutating func hand(_ events: [ReplayEvent]) {
        hasMatch = !events.isEmpty
        for event in options.isReversed ? events.reversed() : events {
            if !player.show(event) { return }
        }
    }

    /// As many records before the point as after it.
    private mutating func playAround(
        _ center: ReplayOptions.Center
    ) throws(FileError) -> LogPosition {
        let count = max(2, options.lastCount ?? 20)
        var before = selection
        var after = selection
        switch center {
        case .seq(let seq):
            before.toSeq = min(before.toSeq ?? .max, seq == 0 ? 0 : seq - 1)
            after.fromSeq = max(after.fromSeq ?? 0, seq)
        case .time(let time):
            // Times are after `since` and before `until`, so none is shown twice.
            before.until = min(before.until ?? time, time)
            after.since = max(after.since ?? time, time)
            if let position = try reader.position(time: time),
                let place = try reader.segments[position.segment].firstGood(from: position.offset)
            {
                before.toSeq = min(before.toSeq ?? .max, place.view.seq)
            }
        }
        let first = try ReplayReading.last(count / 2, of: reader, before)
        reading = ReplayReading(reader, after)
        var left = count - count / 2
        var events = first.events
        let end = try reading.run {
            events.append($0)
            if case .record = $0 { left -= 1 }
            return left > 0
        }
        faults = first.reading.faults
        faults += reading.faults
        hand(events)
        return end
    }

    /// Shows what is appended, until a signal or a closed pipe ends it.
    private mutating func follow(from end: LogPosition) throws(FileError) {
        let last = max(player.lastSeq ?? 0, (selection.fromSeq ?? 1) - 1)
        let follower = LogFollower(reader, at: end, after: last)
        let player = player
        player.flush()
        while player.failure == nil, StopSignal.held == nil {
            var goesOn = true
            let hasLines = try follower.poll { view, line in
                if goesOn { goesOn = reading.read(view, line) { player.show($0) } }
            }
            player.flush()
            if let cursor, let seq = player.lastSeq, hasLines { try cursor.write(seq) }
            if !goesOn { return }
            if !hasLines {
                let next = ReplayClock.now.advanced(by: ReplayPlayer.nap)
                _ = ReplayClock.sleep(until: next)
            }
        }
    }
}
