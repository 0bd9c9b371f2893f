import PomboPosix

/// A question on the terminal, before a chat has its screen or after.
enum Question {
    enum Reply: Equatable {
        case line(String)
        /// Ctrl+D: nobody answers any more.
        case end
        case signal(Signal)
    }

    /// Somebody can be asked.
    static var isPossible: Bool {
        StandardInput.isTerminal && StandardStream.error.isTerminal && StandardInput.isForeground
    }

    static func ask(_ text: String) -> Reply {
        StandardStream.error.write(text)
        guard let signals = try? SignalPipe([.interrupt, .terminate]) else { return .end }
        var waiter = Waiter()
        let keyboard = waiter.watch(StandardInput.number)
        _ = waiter.watch(signals.descriptor)
        var line: [UInt8] = []
        while true {
            _ = waiter.wait(.forever)
            if let signal = signals.take().first {
                StandardStream.error.write("\n")
                return .signal(signal)
            }
            guard waiter.isReady(keyboard) else { continue }
            guard let bytes = StandardInput.read() else {
                StandardStream.error.write("\n")
                return .end
            }
            line += bytes
            if let end = line.firstIndex(of: 0x0A) {
                return .line(String(decoding: line[..<end], as: UTF8.self))
            }
        }
    }
}
