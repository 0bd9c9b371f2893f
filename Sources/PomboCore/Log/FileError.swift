/// A call on a file that failed: which one, on what, and why. It knows no system's numbers, so
/// that a disk made of dice can fail as a real one does.
package struct FileError: Error, Hashable, Sendable {
    package enum Call: String, Sendable {
        case open, lock, inspect, read, write, sync, truncate, rename, remove, list, map, make
    }

    /// What is answered or told in a way of its own; everything else is `other`.
    package enum Cause: Hashable, Sendable {
        case noSpace, quota
        /// The file may not grow any further.
        case tooLarge
        case missing, notAFolder, isFolder, exists
        /// It has to be a file, and is a pipe or a device.
        case notAFile
        case denied, readOnly
        /// The device reported an error.
        case device
        /// Nobody reads the other end of the pipe any more.
        case brokenPipe
        /// What is in the file is not what it is for.
        case content
        /// The system's own number.
        case other(Int32)
    }

    package let call: Call
    package let path: String
    package let cause: Cause

    package init(_ call: Call, _ path: String, _ cause: Cause) {
        self.call = call
        self.path = path
        self.cause = cause
    }
}

extension FileError {
    /// What a failed write means for the batch.
    package var failure: LogFailure {
        switch cause {
        case .noSpace, .quota: .full
        case .tooLarge: .tooLarge
        default: .failed(cause)
        }
    }
}
