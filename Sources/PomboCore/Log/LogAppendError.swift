/// Why a batch is not in the log.
package enum LogAppendError: Error, Equatable, Sendable {
    /// The file is as it was before the batch; the next batch may try again.
    case abandoned(LogFailure)
    /// What is on the disk is unknown. Only a new start, which reads it again, can help.
    case fatal(FileError)
}
