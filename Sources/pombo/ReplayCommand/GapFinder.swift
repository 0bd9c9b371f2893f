import PomboCore

/// Notices what is missing between one record and the next.
struct GapFinder {
    private var last: UInt64?
    private var damagedLineCount = 0
    private var isRecovery = false

    mutating func countDamage() { damagedLineCount += 1 }

    mutating func read(_ line: ServiceLine) {
        switch line {
        case .damage, .reserve: isRecovery = true
        case .open, .close, .rotate, .state, .skew: break
        }
    }

    /// The gap before this record, if there is one.
    mutating func gap(before seq: UInt64) -> ReplayGap? {
        defer {
            last = seq
            damagedLineCount = 0
            isRecovery = false
        }
        guard let last, seq > last, seq > last + 1 || damagedLineCount > 0 else { return nil }
        return ReplayGap(
            after: last, before: seq, damagedLineCount: damagedLineCount, isRecovery: isRecovery)
    }
}
