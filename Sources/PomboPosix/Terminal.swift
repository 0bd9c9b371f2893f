import CPombo
import Synchronization

/// The terminal's mode as it was found, and the bytes that restore it, for an end of the program
/// that does not go through the owner. Zero while nobody holds the terminal.
private let foundMode = Atomic<UInt>(0)

/// The terminal of a chat: keys come one by one and without echo as long as this lives.
///
/// It is given back on every way out: with the owner, at `exit`, and before a crash. The signals
/// that people send are for a `SignalPipe`: its loop returns, and the owner goes.
@safe
package struct Terminal: ~Copyable {
    /// Below both rows of the chat a shell can go on; bracketed paste is off.
    private static let lastWords: StaticString = "\u{1B}[?2004l\u{1B}[0m\r\n"
    /// SIGQUIT is not a crash, but ends a program like one.
    private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT]

    private let found: UnsafeMutablePointer<termios>

    package init() throws(SystemError) {
        let found = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        guard unsafe tcgetattr(0, found) == 0 else {
            let code = cpombo_errno()
            unsafe found.deallocate()
            throw SystemError(.terminal, code: code)
        }
        unsafe self.found = found
        foundMode.store(UInt(bitPattern: found), ordering: .sequentiallyConsistent)
        for number in Self.crashes {
            _ = cpombo_handle_crash(number) { number in
                let mode = unsafe UnsafePointer<termios>(
                    bitPattern: foundMode.load(ordering: .relaxed))
                let words = Terminal.lastWords
                unsafe words.utf8Start.withMemoryRebound(
                    to: CChar.self, capacity: words.utf8CodeUnitCount
                ) { unsafe cpombo_crash_restoring(number, mode, $0) }
            }
        }
        atexit {
            let mode = unsafe UnsafePointer<termios>(
                bitPattern: foundMode.load(ordering: .relaxed))
            if let mode = unsafe mode { _ = unsafe tcsetattr(0, TCSANOW, mode) }
        }
        resume()
    }

    deinit {
        restore()
        foundMode.store(0, ordering: .sequentiallyConsistent)
        for number in Self.crashes { _ = cpombo_default_signal(number) }
        // The memory stays: a crash on another thread may be looking at it.
    }

    /// The mode that was found, for as long as somebody else has the terminal.
    package func restore() { _ = unsafe tcsetattr(0, TCSADRAIN, found) }

    /// Keys one by one again.
    package func resume() {
        var raw = unsafe found.pointee
        unsafe cpombo_make_raw(&raw, 0)
        _ = unsafe tcsetattr(0, TCSADRAIN, &raw)
    }

    /// Nil where the system does not know.
    package static var size: (columns: Int, rows: Int)? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard unsafe cpombo_window_size(1, &rows, &columns) != 0, rows > 0, columns > 0 else {
            return nil
        }
        return (Int(columns), Int(rows))
    }
}
