import PomboCore

/// What fails on a simulated disk: a call, by its number, or all from there on.
package struct DiskFault: Equatable, Sendable {
    /// The first call of a disk is 1.
    package var call: Int
    package var cause: FileError.Cause
    package var isForever: Bool

    package init(call: Int, _ cause: FileError.Cause, isForever: Bool = false) {
        self.call = call
        self.cause = cause
        self.isForever = isForever
    }
}
