import PomboCore

/// What became of each message under a policy, and what it cost.
///
/// Everything that is counted is a set of message numbers or a sum over messages; nothing is the
/// difference of two counters.
package struct PolicyOutcome: Hashable, Sendable {
    package let policy: Policy
    package let traffic: PolicyTraffic
    package let timers: PolicyTimers
    package let seed: UInt64

    /// How each message came.
    package let recoveries: [Recovery]
    /// How often each was sent as itself; echoes and parities are not counted.
    package let sends: [UInt16]
    /// How often each was asked for.
    package let asked: [UInt16]
    /// When each was first there, in nanoseconds from the first offer; `Int64.max` for never.
    package let arrivals: [Int64]
    /// When each was handed over: where order is kept, after all before it. One behind a hole that
    /// nobody gives up is never handed over.
    package let deliveries: [Int64]
    /// Which came more than once.
    package let duplicated: MessageSet
    /// How many datagrams too many came.
    package let duplicateCount: Int
    /// Which came after one written later (RFC 4737), before any are put in order.
    package let overtaken: MessageSet
    /// Datagrams of all purposes, and their bytes without those of UDP and IP.
    package let forwardCount: Int
    package let forwardBytes: Int
    package let backCount: Int
    package let backBytes: Int

    private let causes: [UInt8]

    init(_ run: PolicyRun, _ record: PolicyRecord) {
        policy = run.policy
        traffic = run.traffic
        timers = run.timers
        seed = run.seed
        recoveries = record.recoveries
        sends = record.sends
        asked = record.asked
        arrivals = record.arrivals
        deliveries = record.deliveries(inOrder: run.policy.kind.keepsOrder)
        duplicated = record.duplicated
        duplicateCount = record.duplicateCount
        overtaken = record.late
        forwardCount = record.forwardCount
        forwardBytes = record.forwardBytes
        backCount = record.backCount
        backBytes = record.backBytes
        causes = record.causes
    }

    package var count: Int { traffic.count }

    // MARK: One message; numbers count from 1

    /// What lost its first transmission; nil if it arrived, was corrupted, or was never sent.
    package func cause(of number: Int) -> LossCause? {
        let code = causes[number - 1]
        let isCause = code != PolicyRecord.arrived && code < PolicyRecord.corrupted
        return isCause ? LossCause.allCases[Int(code) - 1] : nil
    }

    package func offer(of number: Int) -> Int64 { Int64(number - 1) * traffic.gap.nanoseconds }

    package enum Mark: UInt8, CaseIterable, Sendable { case ok, repaired, lost }

    /// For the fate barcode: one bar a message.
    package func mark(of number: Int) -> Mark {
        if deliveries[number - 1] == .max { return .lost }
        return recoveries[number - 1] == .first ? .ok : .repaired
    }

    // MARK: Sets

    /// Lost at its first transmission, corruption included.
    package var firstLost: MessageSet {
        members { causes[$0 - 1] != PolicyRecord.arrived && causes[$0 - 1] != PolicyRecord.unsent }
    }

    package func firstLost(by cause: LossCause) -> MessageSet {
        let code = UInt8(LossCause.allCases.firstIndex(of: cause)!) + 1
        return members { causes[$0 - 1] == code }
    }

    /// Arrived with a flipped bit at its first transmission.
    package var corrupted: MessageSet { members { causes[$0 - 1] == PolicyRecord.corrupted } }

    /// Never sent at all: the sender had given its receiver up.
    package var unsent: MessageSet { members { causes[$0 - 1] == PolicyRecord.unsent } }

    /// The residual loss: never handed over.
    package var lost: MessageSet { members { deliveries[$0 - 1] == .max } }

    package var delivered: MessageSet { members { deliveries[$0 - 1] != .max } }

    /// Delivered, though not by the first transmission.
    package var repaired: MessageSet { members { mark(of: $0) == .repaired } }

    /// What its reader sees out of order: nothing where order is kept.
    package var reordered: MessageSet {
        policy.kind.keepsOrder ? MessageSet(limit: count) : overtaken
    }

    private func members(_ isMember: (Int) -> Bool) -> MessageSet {
        MessageSet(limit: count, where: isMember)
    }
}
