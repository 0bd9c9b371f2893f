import CPombo
import PomboCore

/// An open file: one thin wrapper for each system call. Closed when it goes out of scope.
package struct File: ~Copyable {
    package let path: String
    package let descriptor: Int32

    package enum Mode: Sendable {
        case read
        /// For reading and appending; made if it is missing, for the owner's eyes only.
        case append
        /// Must not exist yet; for the owner's eyes only.
        case create
        /// Must not exist yet; for everybody whom the user's mask lets read.
        case publish
        /// For writing into what is there already.
        case update
    }

    package init(_ path: String, _ mode: Mode) throws(FileError) {
        let flags =
            switch mode {
            case .read: O_RDONLY
            case .append: O_RDWR | O_APPEND | O_CREAT
            case .create, .publish: O_RDWR | O_APPEND | O_CREAT | O_EXCL
            case .update: O_RDWR
            }
        var descriptor: Int32
        repeat {
            // Not blocking, or a FIFO in the log's place would hang the start.
            descriptor = unsafe cpombo_open(
                path, flags | O_NONBLOCK, mode == .publish ? 0o666 : 0o600)
        } while descriptor < 0 && cpombo_errno() == EINTR
        guard descriptor >= 0 else { throw FileError(.open, path) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    package func facts() throws(FileError) -> FileFacts {
        var file = cpombo_file()
        guard unsafe cpombo_file_of(descriptor, &file) == 0 else {
            throw FileError(.inspect, path)
        }
        return FileFacts(file)
    }

    /// One write of all bytes. Says how many got through: fewer mean that there is no more room.
    package func append(_ bytes: Span<UInt8>) throws(FileError) -> Int {
        var count: Int
        repeat {
            count = unsafe bytes.withUnsafeBufferPointer {
                unsafe CPombo.write(descriptor, $0.baseAddress, $0.count)
            }
        } while count < 0 && cpombo_errno() == EINTR
        guard count >= 0 else { throw FileError(.write, path) }
        return count
    }

    /// Appends all bytes or throws; what got through stays.
    package func appendAll(_ bytes: Span<UInt8>) throws(FileError) {
        guard try append(bytes) == bytes.count else {
            throw FileError(.write, path, .noSpace)
        }
    }

    /// Writes all bytes at `offset`, for a file opened to update it.
    package func write(_ bytes: Span<UInt8>, at offset: UInt64) throws(FileError) {
        let count = unsafe bytes.withUnsafeBufferPointer {
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
        }
        guard count == bytes.count else {
            throw count < 0 ? FileError(.write, path) : FileError(.write, path, .noSpace)
        }
    }

    /// Reads up to `count` bytes at `offset` to the end of `bytes`; fewer only at the end.
    package func read(
        _ count: Int, at offset: UInt64, to bytes: inout [UInt8]
    ) throws(FileError) {
        // Of an empty file: as with `append(copying:)`, no room must be asked for.
        if count == 0 { return }
        var done = 0
        var code: Int32 = 0
        bytes.append(addingCapacity: count) { (out: inout OutputSpan<UInt8>) in
            unsafe out.withUnsafeMutableBufferPointer { buffer, initialized in
                while done < count {
                    let step = unsafe pread(
                        descriptor, buffer.baseAddress! + initialized, count - done,
                        off_t(offset) + off_t(done))
                    if step < 0 && cpombo_errno() == EINTR { continue }
                    if step < 0 { code = cpombo_errno() }
                    if step <= 0 { break }
                    done += step
                    initialized += step
                }
            }
        }
        if code != 0 { throw FileError(.read, path, code: code) }
    }

    package func sync() throws(FileError) {
        guard cpombo_sync_data(descriptor) == 0 else {
            throw FileError(.sync, path)
        }
    }

    package func truncate(to byteCount: UInt64) throws(FileError) {
        guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
            throw FileError(.truncate, path)
        }
    }

    /// Whether nobody else holds it. The lock goes with the process, whatever ends it.
    package func tryLock() throws(FileError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        let code = cpombo_errno()
        guard code == EWOULDBLOCK else { throw FileError(.lock, path, code: code) }
        return false
    }
}
