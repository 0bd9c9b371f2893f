import PomboCore

/// Equal datagrams sent through a link at an even pace, and what became of each.
package struct LinkRun: Sendable {
    package private(set) var causes: [LossCause?] = []
    /// When each first arrived, in nanoseconds; `Int64.max` for the lost.
    package private(set) var arrivals: [Int64] = []
    package private(set) var corruptedCount = 0
    package private(set) var duplicateCount = 0
    package let spacing: Int64

    package init(
        _ weather: Weather, name: String, seed: UInt64, count: Int, spacing: Duration,
        byteCount: Int = 100
    ) {
        self.spacing = spacing.nanoseconds
        var link = Link(weather, name: name, seed: seed)
        var held: [(ticket: UInt64, index: Int)] = []
        causes.reserveCapacity(count)
        arrivals.reserveCapacity(count)
        for index in 0..<count {
            let at = Instant(nanoseconds: Int64(index) * self.spacing)
            let fate = link.fate(
                of: Transit(number: UInt64(index) + 1, byteCount: byteCount, at: at))
            causes.append(fate.cause)
            arrivals.append(fate.isLost ? .max : fate.arrival.nanoseconds)
            if fate.corruptedBit != nil { corruptedCount += 1 }
            if fate.copy != nil { duplicateCount += 1 }
            for release in [fate.releasedSwap, fate.releasedHold] {
                guard let release,
                    let place = held.firstIndex(where: { $0.ticket == release.ticket })
                else { continue }
                arrivals[held.remove(at: place).index] = release.at.nanoseconds
            }
            if let ticket = fate.ticket { held.append((ticket, index)) }
        }
    }

    package var count: Int { causes.count }

    package func lostCount(by cause: LossCause) -> Int { causes.count { $0 == cause } }

    package var lostCount: Int { causes.count { $0 != nil } }

    /// The lengths of the runs of losses (RFC 3357). A run that the end cuts off is left out: how
    /// long it would have become is not known.
    package var lossRuns: [Int] {
        var runs: [Int] = []
        var length = 0
        for cause in causes {
            if cause != nil {
                length += 1
            } else if length > 0 {
                runs.append(length)
                length = 0
            }
        }
        return runs
    }

    /// Which datagrams arrived after a later one (RFC 4737).
    package var lateOnes: [Bool] {
        var late = Array(repeating: false, count: count)
        var earliest = Int64.max
        for index in arrivals.indices.reversed() where arrivals[index] != .max {
            late[index] = earliest < arrivals[index]
            earliest = min(earliest, arrivals[index])
        }
        return late
    }

    /// From a datagram's entry to its first arrival, of those that arrived.
    package var delays: [Int64] {
        arrivals.enumerated().compactMap {
            $0.element == .max ? nil : $0.element - Int64($0.offset) * spacing
        }
    }
}
