import PomboCore

/// When the next line is said, and how long it is.
struct LoadTraffic {
    private let plan: LoadPlan
    private let start: Instant
    private(set) var count = 0
    private var word: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(_ plan: LoadPlan, from start: Instant) {
        self.plan = plan
        self.start = start
    }

    /// How many lines may be said now, with so many under way.
    func allowance(at now: Instant, open: Int) -> Int {
        if let burst = plan.burst { return min(burst - count, plan.window - open) }
        switch plan.rate {
        case .max: return plan.window - open
        case .perSecond(0): return 0
        case .perSecond(let rate):
            let elapsed = start.duration(to: now).nanoseconds
            return Int(elapsed * Int64(rate) / 1_000_000_000) + 1 - count
        }
    }

    /// When the next line is due by the clock; never, if the relay's pace decides.
    var due: Instant {
        guard plan.burst == nil, case .perSecond(let rate) = plan.rate, rate > 0 else {
            return .distantFuture
        }
        return start + .nanoseconds(Int64(count) * 1_000_000_000 / Int64(rate))
    }

    /// Since when the next line waits: with a fixed rate from its time on, so that a relay that
    /// stands still is charged for all of those that it made wait.
    func waiting(at now: Instant) -> Instant { due == .distantFuture ? now : min(due, now) }

    mutating func noteSaid() { count += 1 }

    /// Any size of the range is as likely as any other, the same ones in each run.
    mutating func nextSize() -> Int {
        if plan.sizes.count == 1 { return plan.sizes.lowerBound }
        word ^= word << 13
        word ^= word >> 7
        word ^= word << 17
        return plan.sizes.lowerBound + Int(word % UInt64(plan.sizes.count))
    }
}
