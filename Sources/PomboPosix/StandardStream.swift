import CPombo
import Synchronization

/// One of the two streams a program talks through. Each call is one write, so that lines of several
/// programs in one terminal never mix.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    private static let failure = Atomic<Int32>(0)

    /// Why something could not be written to standard output, in the system's words. Nil also
    /// where nobody reads any more: that is no failure.
    package static var outputFailure: String? {
        let code = failure.load(ordering: .relaxed)
        return code == 0 || code == EPIPE ? nil : SystemError.words(for: code)
    }

    /// Writes all of it. False when nobody reads any more.
    @discardableResult
    package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe CPombo.write(rawValue, buffer.baseAddress, buffer.count)
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if cpombo_errno() != EINTR {
                if self == .output { Self.failure.store(cpombo_errno(), ordering: .relaxed) }
                return false
            }
        }
        return true
    }

    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// False while the terminal belongs to another program of the same shell.
    package var isForeground: Bool {
        let group = tcgetpgrp(rawValue)
        // A terminal that is not the controlling one answers with an error.
        return group < 0 || group == getpgrp()
    }

    /// Nil if it is not a terminal, or one that does not say.
    package var windowSize: (columns: Int, rows: Int)? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard unsafe cpombo_window_size(rawValue, &rows, &columns) != 0, columns > 0, rows > 0
        else { return nil }
        return (Int(columns), Int(rows))
    }
}

/// Ends the program.
package func exitProcess(_ code: Int32) -> Never { CPombo.exit(code) }
