import PomboCore
import PomboPosix

/// Shows events one after another, at their pace.
final class ReplayPlayer {
    private var output: any ReplayOutput
    private let stream: OutputStream
    private var pace: ReplayPace?
    private let flushesEach: Bool
    private(set) var lateness = Lateness()
    private(set) var shownCount = 0
    private(set) var lastSeq: UInt64?
    /// Why showing ended before the events did: the reader of the pipe went, or a signal came.
    private(set) var failure: FileError?

    init(
        _ output: any ReplayOutput, to stream: OutputStream, pace: ReplayPace?, flushesEach: Bool
    ) {
        self.output = output
        self.stream = stream
        self.pace = pace
        self.flushesEach = flushesEach
    }

    func begin() { write(output.head()) }

    func end() {
        if failure == nil { write(output.foot()) }
        flush()
    }

    func beginAgain() { pace?.beginAgain() }

    /// Shows one event. False when there is no sense in going on.
    func show(_ event: ReplayEvent) -> Bool {
        switch event {
        case .gap(let gap): write(output.bytes(gap))
        case .record(let entry):
            if pace != nil, !wait(entry.record.time) { return false }
            write(output.bytes(entry))
            shownCount += 1
            lastSeq = entry.record.seq
        }
        if flushesEach || pace != nil { flush() }
        return failure == nil
    }

    /// A nap between two looks for a signal.
    static let nap = Duration.milliseconds(50)

    /// False when a signal ended the waiting.
    private func wait(_ time: WallTime) -> Bool {
        guard let due = pace?.deadline(time, now: ReplayClock.now) else { return true }
        while true {
            if StopSignal.held != nil { return false }
            let now = ReplayClock.now
            if now >= due { break }
            _ = ReplayClock.sleep(until: min(due, now.advanced(by: Self.nap)))
        }
        lateness.record(due: due, shown: ReplayClock.now)
        return true
    }

    private func write(_ bytes: [UInt8]) {
        guard failure == nil, !bytes.isEmpty else { return }
        do throws(FileError) { try stream.write(bytes.span) } catch { failure = error }
    }

    func flush() {
        guard failure == nil else { return }
        do throws(FileError) { try stream.flush() } catch { failure = error }
    }
}
