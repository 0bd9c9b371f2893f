import PomboCore

/// A disk for the log that can fill up, forget what was not synced, tear it, and rot.
package struct SimulatedDisk: Sendable {
    /// The files that were rotated away, oldest first, then the active one.
    private(set) var segments: [[UInt8]] = []
    private(set) var active: [UInt8] = []
    /// How much of the active file would survive a loss of power for certain.
    private(set) var syncedCount = 0
    /// Where the appends since the last sync ended: lengths that the file may fall back to whole.
    private var ends: [Int] = []
    /// Bytes that still fit; nil: no end in sight.
    var space: Int?

    /// Appends a batch, whole or not at all.
    mutating func append(_ lines: Span<UInt8>, sync: Bool) throws(LogFailure) {
        if let space, lines.count > space { throw .full }
        if space != nil { space! -= lines.count }
        active.append(copying: lines)
        ends.append(active.count)
        if sync { self.sync() }
    }

    mutating func sync() {
        syncedCount = active.count
        ends.removeAll(keepingCapacity: true)
    }

    /// A part of a batch that a kill interrupted.
    mutating func appendTorn(_ lines: Span<UInt8>, byteCount: Int) {
        active.append(copying: lines.extracting(0..<min(byteCount, lines.count)))
    }

    /// Puts the active file away and starts a new one, synced, with these lines.
    mutating func rotate(_ lines: [UInt8]) {
        if !active.isEmpty { segments.append(active) }
        active = lines
        sync()
    }

    /// Power is gone: the file falls back to an earlier length, or of what was not synced each
    /// sector survives, or reads as zeros, and the end of the file may be missing.
    mutating func losePower(_ dice: inout Dice) {
        let unsynced = active.count - syncedCount
        guard unsynced > 0 else { return }
        if dice.isLucky(50) {
            let lengths = [syncedCount] + ends
            active.removeLast(active.count - lengths[dice.number(0...lengths.count - 1)])
            return
        }
        active.removeLast(dice.number(0...unsynced))
        var sector = syncedCount / 512 * 512
        while sector < active.count {
            if dice.isLucky(30) {
                for index in max(sector, syncedCount)..<min(sector + 512, active.count) {
                    active[index] = 0
                }
            }
            sector += 512
        }
    }

    /// Flips one bit of the active file.
    mutating func rot(_ dice: inout Dice) {
        guard !active.isEmpty else { return }
        active[dice.number(0...active.count - 1)] ^= 1 << UInt8(dice.number(0...7))
    }

    /// What a recovery makes of the active file: cut, its lines behind what stays, and synced.
    mutating func repair(keeping byteCount: Int, _ lines: [UInt8]) {
        active.removeSubrange(byteCount...)
        active += lines
        sync()
    }

    /// All files, oldest first.
    var files: [[UInt8]] { segments + [active] }
}
