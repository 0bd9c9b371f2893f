import CPombo
import PomboCore
import PomboCore

/// Standard output, or a file like it, in large pieces: a replay writes millions of lines.
package final class OutputStream {
    private let descriptor: Int32
    private let limit: Int
    private var bytes: [UInt8] = []

    package static let standard: Int32 = 1
    package static let error: Int32 = 2

    /// `limit` bytes are collected before they are written; zero writes at once.
    package init(_ descriptor: Int32, limit: Int = 1 << 16) {
        self.descriptor = descriptor
        self.limit = limit
        // A reader that goes away is noticed by the write.
        cpombo_ignore_pipe_signal()
    }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    package func write(_ text: String) throws(FileError) {
        bytes += text.utf8
        if bytes.count >= limit { try flush() }
    }

    package func write(_ part: Span<UInt8>) throws(FileError) {
        bytes.append(copying: part)
        if bytes.count >= limit { try flush() }
    }

    package func flush() throws(FileError) {
        var start = 0
        defer { bytes.removeAll(keepingCapacity: true) }
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBufferPointer {
                unsafe CPombo.write(descriptor, $0.baseAddress! + start, $0.count - start)
            }
            if count >= 0 {
                start += count
            } else if cpombo_errno() == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&wait, 1, -1)
            } else if cpombo_errno() != EINTR {
                throw FileError(.write, "stdout")
            }
        }
    }
}
