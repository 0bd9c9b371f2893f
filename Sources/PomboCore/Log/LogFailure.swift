/// Why a batch could not be logged. The relay then forgets the batch and asks for patience.
package enum LogFailure: Error, Hashable, Sendable {
    /// No space on the device, or a quota.
    case full
    /// The file may not grow any further.
    case tooLarge
    /// What was written before the batch is untouched.
    case failed(FileError.Cause)
}
