import PomboCore

/// Makes datagrams that are nearly right: valid ones with bits flipped, bytes cut, added or
/// replaced by the numbers at which arithmetic goes wrong, and most of them sealed again, so that
/// they get past the checksum.
package struct Mangler: Sendable {
    private var dice: Dice
    /// Datagrams that were seen on a real wire; what they name exists.
    private var seen: [[UInt8]] = []

    package init(seed: UInt64) { dice = Dice(seed: seed, purpose: 9) }

    package mutating func learn(_ datagram: [UInt8]) {
        guard datagram.count >= Specification.headerSize else { return }
        if seen.count < 256 {
            seen.append(datagram)
        } else {
            seen[dice.number(0...255)] = datagram
        }
    }

    package mutating func next() -> [UInt8] {
        guard !seen.isEmpty, !dice.isLucky(3) else { return rubbish() }
        var datagram = seen[dice.number(0...seen.count - 1)]
        for _ in 0..<dice.number(0...4) { mangle(&datagram) }
        if dice.isLucky(90), datagram.count >= Specification.headerSize { seal(&datagram) }
        return datagram
    }

    private mutating func rubbish() -> [UInt8] {
        (0..<dice.number(0...1400)).map { _ in UInt8(truncatingIfNeeded: dice.word()) }
    }

    private mutating func mangle(_ datagram: inout [UInt8]) {
        guard !datagram.isEmpty else { return }
        let place = dice.number(0...datagram.count - 1)
        switch dice.number(0...5) {
        case 0: datagram[place] ^= 1 << UInt8(dice.number(0...7))
        case 1: datagram[place] = UInt8(truncatingIfNeeded: dice.word())
        case 2: datagram.removeLast(dice.number(0...min(40, datagram.count)))
        case 3:
            let room = max(0, Specification.datagramLimit - datagram.count)
            datagram += Array(repeating: UInt8(dice.number(0...255)), count: min(room, 30))
        case 4:
            let extremes: [UInt64] = [0, 1, .max, .max - 1, 1 << 63, 1 << 32, 0xFFFF_FFFF]
            let word = extremes[dice.number(0...extremes.count - 1)]
            for index in 0..<8 where place + index < datagram.count {
                datagram[place + index] = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * index))
            }
        default:
            let other = seen[dice.number(0...seen.count - 1)]
            for index in place..<datagram.count where index < other.count {
                datagram[index] = other[index]
            }
        }
    }

    /// Makes length and checksum right again; the magic and version too, most of the time.
    private mutating func seal(_ datagram: inout [UInt8]) {
        if datagram.count > Specification.datagramLimit { return }
        datagram[0] = 0xFE
        datagram[1] = 0x70
        if dice.isLucky(98) {
            datagram[2] = Specification.version
            datagram[7] = 0
        }
        datagram.sealFrame(from: 0)
    }
}
