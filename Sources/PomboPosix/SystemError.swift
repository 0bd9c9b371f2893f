import CPombo

/// A system call that failed: which one, on what, and the system's number for why.
package struct SystemError: Error, Hashable, Sendable {
    package enum Call: String, Sendable {
        case socket = "open a socket"
        case option = "set up the socket"
        case bind = "bind to"
        case connect = "connect to"
        case join = "join"
        case receive = "receive"
        case send = "send to"
        case interfaces = "list the network interfaces"
        case random = "read random bytes"
        case pipe = "make a pipe"
        case signal = "handle signal"
        case poll = "wait for input"
        case thread = "start a thread"
        case terminal = "set up the terminal"
    }

    package let call: Call
    /// What the call was about, as people would write it; empty for nothing in particular.
    package let value: String
    package let code: Int32

    package init(_ call: Call, _ value: String = "", code: Int32) {
        self.call = call
        self.value = value
        self.code = code
    }
}

extension SystemError {
    /// The system's own words for a number.
    package static func words(for code: Int32) -> String {
        let text = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            unsafe cpombo_error_text(code, buffer.baseAddress!, buffer.count)
            return unsafe String(cString: buffer.baseAddress!)
        }
        return text.isEmpty ? "error \(code)" : text
    }
}
