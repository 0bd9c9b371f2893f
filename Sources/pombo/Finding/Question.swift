import PomboCore
import PomboPosix
import PomboTerminal

/// A question on the terminal, before a chat has its screen or after.
enum Question {
    enum Reply: Equatable {
        case line(String)
        /// Ctrl+D: nobody answers any more.
        case end
        case signal(Signal)
        /// A relay came while nobody answered.
        case found(FoundRelay, at: Instant)
    }

    /// Somebody can be asked.
    static var isPossible: Bool {
        StandardInput.isTerminal && StandardStream.error.isTerminal && StandardInput.isForeground
    }

    /// What was typed before the question is no answer to it.
    static func ask(_ text: String, meanwhile search: consuming BackgroundSearch? = nil) -> Reply {
        StandardInput.forgetWaiting()
        StandardStream.error.write(text)
        guard let signals = try? SignalPipe([.interrupt, .terminate]) else { return .end }
        var waiter = Waiter()
        let keyboard = waiter.watch(StandardInput.number)
        _ = waiter.watch(signals.descriptor)
        if let number = search?.number { _ = waiter.watch(number) }
        var lines = InputLines()
        while true {
            _ = waiter.wait(search?.patience ?? .forever)
            if let signal = signals.drain().first {
                StandardStream.error.write("\n")
                return .signal(signal)
            }
            if let (relay, now) = search?.turn() {
                StandardStream.error.write("\n")
                StandardInput.forgetWaiting()
                return .found(relay, at: now)
            }
            guard waiter.isReady(keyboard) else { continue }
            if let line = lines.read().first { return .line(line) }
            if lines.hasEnded {
                StandardStream.error.write("\n")
                return .end
            }
        }
    }
}
