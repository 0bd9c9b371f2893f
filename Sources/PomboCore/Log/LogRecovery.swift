/// What was found when a log was opened, and what was done about it.
package struct LogRecovery: Equatable, Sendable {
    package var findings = LogFindings()
    package var logID: UInt64 = 0
    /// The first number that was surely never used.
    package var nextSeq: UInt64 = 1
    /// Where the torn tail was saved before it was cut.
    package var tornFile: String?
    package var cutByteCount: UInt64 = 0
    /// The active file was missing, and the newest rotated one takes its place again.
    package var returnedSegment: String?
    /// There was no log at all.
    package var isNew = false

    /// Whether there is anything to tell.
    package var isClean: Bool {
        cutByteCount == 0 && findings.freshByteCount == 0 && returnedSegment == nil
            && findings.unknownLineCount == 0 && findings.unknownKeyCount == 0
    }
}
