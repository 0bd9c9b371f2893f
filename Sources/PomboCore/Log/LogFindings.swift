/// What a scan of one file found: enough to go on numbering, and to say what is wrong.
package struct LogFindings: Equatable, Sendable {
    package var byteCount: UInt64 = 0
    /// Good lines, of records and of others.
    package var lineCount = 0
    package var recordCount = 0
    package var unknownLineCount = 0
    package var unknownKeyCount = 0
    /// Lines whose time is before an earlier one's: good, but somebody should know.
    package var timeFallCount = 0

    package var damages: [Damage] = []
    /// All damage, also beyond the ranges that were kept.
    package var damagedByteCount: UInt64 = 0
    package var damagedLineCount: UInt64 = 0
    /// Damage that no `damage` line has accounted for yet.
    package var freshByteCount: UInt64 = 0
    package var freshLineCount: UInt64 = 0
    /// Everything behind the last good line: what a crash tore, and what a recovery cuts.
    package var tail: Range<UInt64>?

    package var open: ServiceLine.Open?
    package var firstSeq: UInt64?
    package var lastSeq: UInt64 = 0
    package var lastTime = WallTime(microseconds: 0)
    package var lastChecksum: UInt32?
    /// Numbers up to this one may have been sent.
    package var reservedUntil: UInt64 = 0
    /// Whether the last good line says that the file was finished: rotated away or closed.
    package var ending: Ending?

    package enum Ending: Sendable { case rotate, close }

    package struct Damage: Equatable, Sendable {
        package var range: Range<UInt64>
        package var lineCount: Int
        /// Why its first line was not taken.
        package var cause: Cause
    }

    package enum Cause: Equatable, Sendable {
        case line(LogLineError)
        /// A good line whose number does not rise: a copy of something earlier.
        case order(seq: UInt64, after: UInt64)
    }

    /// The ranges that are kept one by one; a ruined file must not fill the memory.
    package static let damageLimit = 1024

    package init() {}

    /// Whether numbers that were sent may have been in what is now missing.
    package var needsGap: Bool { freshByteCount > 0 || tail != nil }

    /// Where numbering goes on (L-12): behind everything that may have been sent. Whoever recovers
    /// writes the gap down as a reservation, so a second recovery finds the same number.
    package var nextSeq: UInt64 { nextSeq(hasGap: needsGap) }

    func nextSeq(hasGap: Bool) -> UInt64 {
        max(lastSeq, reservedUntil) + (hasGap ? Specification.damageGap : 1)
    }
}
