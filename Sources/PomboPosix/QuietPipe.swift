import CPombo

/// A pipe of a process with itself, for what has to wake a loop that waits for descriptors: a
/// signal, another thread. Neither end ever blocks.
package struct QuietPipe: ~Copyable, Sendable {
    private let reader: Descriptor
    private let writer: Descriptor

    package init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        let result = unsafe ends.withUnsafeMutableBufferPointer {
            unsafe cpombo_quiet_pipe($0.baseAddress)
        }
        guard result == 0 else { throw SystemError(.pipe, code: cpombo_errno()) }
        reader = Descriptor(owning: ends[0])
        writer = Descriptor(owning: ends[1])
    }

    /// For a `Waiter`.
    package var descriptor: Int32 { reader.number }
    /// For a signal handler, which may do nothing but write.
    var writingEnd: Int32 { writer.number }

    /// From any thread. A byte that a full pipe refuses is not missed: the loop wakes up anyway.
    package func send(_ byte: UInt8) {
        var byte = byte
        _ = unsafe write(writer.number, &byte, 1)
    }

    /// All the bytes that are there.
    package func drain() -> [UInt8] {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(reader.number, &byte, 1) == 1 { bytes.append(byte) }
        return bytes
    }
}
