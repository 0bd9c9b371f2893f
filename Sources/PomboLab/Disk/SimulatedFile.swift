import PomboCore

/// The bytes of one file, and which of them a loss of power would leave.
struct SimulatedFile: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Up to here the disk has what stands in `bytes`.
    private(set) var stableCount = 0
    /// What the disk has behind that, after something was overwritten or cut and not yet synced.
    private var replaced: [UInt8] = []
    /// Where appends ended since the last sync: lengths that the file may fall back to whole.
    private var ends: [Int] = []

    private static let sector = 512

    var isSynced: Bool { stableCount == bytes.count && replaced.isEmpty }

    mutating func append(_ part: Span<UInt8>) {
        bytes.append(copying: part)
        ends.append(bytes.count)
    }

    mutating func write(_ part: Span<UInt8>, at offset: Int) {
        keepReplaced(from: offset)
        while bytes.count < offset + part.count { bytes.append(0) }
        for index in part.indices { bytes[offset + index] = part[index] }
    }

    mutating func truncate(to count: Int) {
        keepReplaced(from: count)
        while bytes.count < count { bytes.append(0) }
        bytes.removeLast(bytes.count - count)
        ends.removeAll { $0 > count }
    }

    mutating func sync() {
        stableCount = bytes.count
        replaced = []
        ends.removeAll(keepingCapacity: true)
    }

    mutating func flip(_ bit: UInt8, of index: Int) { bytes[index] ^= 1 << bit }

    private mutating func keepReplaced(from offset: Int) {
        guard offset < stableCount else { return }
        replaced = bytes[offset..<stableCount] + replaced
        stableCount = offset
    }

    /// Power is gone. The file falls back to a state that it had, or of what was not synced each
    /// sector arrived or not, and so did its length.
    mutating func losePower(_ dice: inout Dice) {
        if isSynced { return }
        let disk = Array(bytes[..<stableCount]) + replaced
        if dice.isLucky(50) {
            let lengths = replaced.isEmpty ? ends : []
            let pick = dice.number(0...lengths.count)
            bytes = pick == 0 ? disk : Array(bytes[..<lengths[pick - 1]])
        } else {
            tear(disk, &dice)
        }
        sync()
    }

    private mutating func tear(_ disk: [UInt8], _ dice: inout Dice) {
        let count =
            replaced.isEmpty
            ? dice.number(stableCount...bytes.count)
            : dice.isLucky(50) ? bytes.count : disk.count
        var torn = Array(bytes[..<min(count, bytes.count)])
        while torn.count < count { torn.append(disk[torn.count]) }
        var sector = stableCount / Self.sector * Self.sector
        while sector < count {
            if dice.isLucky(30) {
                for index in max(sector, stableCount)..<min(sector + Self.sector, count) {
                    torn[index] = index < disk.count ? disk[index] : 0
                }
            }
            sector += Self.sector
        }
        bytes = torn
    }

    /// The pages of a sync that failed are dropped: what they held is read as zeros.
    mutating func dropUnsynced() {
        for index in stableCount..<bytes.count { bytes[index] = 0 }
        sync()
    }
}
