/// How a log is kept.
package struct LogOptions: Equatable, Sendable {
    package enum Sync: Equatable, Sendable {
        /// Every batch is on disk before anything of it is sent.
        case batch
        /// At most so long after it was written.
        case every(Duration)
        /// When the system sees fit.
        case none
    }

    /// What is kept of the rotated files. The active file is never touched.
    package enum Keep: Equatable, Sendable {
        case all
        /// Active and rotated files together.
        case bytes(UInt64)
        /// By the last record in the file.
        case age(Duration)
    }

    package var sync = Sync.batch
    /// The size from which the active file is rotated away; nil is never.
    package var rotateAt: UInt64? = 64 << 20
    package var keep = Keep.all
    /// The relay's name in `open` lines.
    package var relay = "pombo"

    package init() {}
}
