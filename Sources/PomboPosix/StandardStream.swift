import CPombo

/// One of the two streams a program talks through. Each call is one write, so that lines of several
/// programs in one terminal never mix.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

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
                return false
            }
        }
        return true
    }

    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Nil if it is no terminal, or one that does not say.
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
