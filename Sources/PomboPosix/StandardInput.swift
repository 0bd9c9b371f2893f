import CPombo

/// What is piped in.
package enum StandardInput {
    /// For a `Waiter`.
    package static let number: Int32 = 0

    package static var isTerminal: Bool { isatty(number) == 1 }

    /// Reading a terminal from the background stops the program.
    package static var isForeground: Bool { tcgetpgrp(number) == getpgrp() }

    /// Something to read, or the end.
    package static var hasWaiting: Bool {
        var waiter = Waiter()
        _ = waiter.watch(number)
        return waiter.wait(.none) == .ready
    }

    /// Throws away what was typed at a terminal and not read yet.
    package static func forgetWaiting() { _ = tcflush(number, TCIFLUSH) }

    /// What is there now; empty at an interruption, nil at the end.
    package static func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe CPombo.read(0, $0.baseAddress, $0.count)
        }
        if count > 0 { return Array(buffer.prefix(count)) }
        return count < 0 && cpombo_errno() == EINTR ? [] : nil
    }
}
