import CPombo
import Synchronization

/// The pipe's end that the handler writes to; below zero without a pipe. The only global state of
/// the house: a signal handler is given nothing but the number.
private let handlerEnd = Atomic<Int32>(-1)

/// Signals as bytes in a pipe, so that a loop can wait for them beside its other descriptors and
/// answer them where it can do anything. One at a time in a process.
///
/// A blocking call ends with EINTR when a signal comes during it. A signal just *before* the call
/// is only seen after it: a loop that blocks in a receive must look here at every wake-up and have
/// a deadline within a second, or watch `descriptor` with a `Waiter`. The system interrupts the
/// main thread if it can, so that is where such a loop belongs.
package struct SignalPipe: ~Copyable {
    private let pipe: QuietPipe
    private let signals: [Signal]

    package init(_ signals: [Signal]) throws(SystemError) {
        let pipe = try QuietPipe()
        let isFirst = handlerEnd.compareExchange(
            expected: -1, desired: pipe.writingEnd, ordering: .sequentiallyConsistent
        ).exchanged
        precondition(isFirst, "one SignalPipe at a time")
        for signal in signals {
            guard Self.catches(signal) else {
                let code = cpombo_errno()
                Self.release(signals)
                throw SystemError(.signal, "\(signal.number)", code: code)
            }
            // Whoever started the program may have left it blocked.
            _ = cpombo_let_signal(signal.number)
        }
        self.pipe = pipe
        self.signals = signals
    }

    deinit { Self.release(signals) }

    /// For a `Waiter`.
    package var descriptor: Int32 { pipe.descriptor }

    /// The signals that came since the last call, each once, in the order of arrival.
    package func drain() -> [Signal] {
        var found: [Signal] = []
        for byte in pipe.drain() {
            guard let signal = Signal(number: Int32(byte)), !found.contains(signal) else {
                continue
            }
            found.append(signal)
        }
        return found
    }

    /// Control-Z: the program stops, as its shell expects, and goes on here when it is continued.
    /// Without a shell to continue it, the system does not let it stop.
    package func stopProgram() {
        _ = cpombo_default_signal(SIGTSTP)
        // To this thread: what is sent to a process may reach another thread, and this one would
        // go on, catch the signal again and never stop.
        _ = raise(SIGTSTP)
        if signals.contains(.stop) { _ = Self.catches(.stop) }
    }

    private static func catches(_ signal: Signal) -> Bool {
        cpombo_handle_signal(signal.number) { number in
            // Nothing but a write is allowed here, and the interrupted code must not notice.
            let code = cpombo_errno()
            var byte = UInt8(truncatingIfNeeded: number)
            _ = unsafe write(handlerEnd.load(ordering: .relaxed), &byte, 1)
            cpombo_set_errno(code)
        } == 0
    }

    private static func release(_ signals: [Signal]) {
        for signal in signals { _ = cpombo_default_signal(signal.number) }
        handlerEnd.store(-1, ordering: .sequentiallyConsistent)
    }
}
