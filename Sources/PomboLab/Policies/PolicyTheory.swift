import PomboCore

/// What theory says about a run, to stand beside what it measured.
///
/// Every figure is exact for an endless run of the machines as they are, or it is nil: where there
/// is no closed form none is made up. The Bernoulli forms are those of `ClosedForms`; those under
/// bursts walk the chain from one sending to the next, as the engine does: repairs are drawn from
/// where the chain stands at their time.
package struct PolicyTheory: Sendable {
    package let policy: Policy
    let traffic: PolicyTraffic
    let timers: PolicyTimers
    /// Nil where theory cannot follow the weather.
    let up: LossModel?
    /// The loss on the way back, where each is lost by itself.
    let reverseLoss: Double?
    /// Delays that are always the same: then timers never end too early.
    let upDelay: Double?
    let downDelay: Double?

    package init(_ run: PolicyRun) {
        policy = run.policy
        traffic = run.traffic
        timers = run.timers
        up = LossModel(run.up, gap: run.traffic.gap)
        let back = LossModel(run.down, gap: run.traffic.gap)
        reverseLoss = back.flatMap { $0.remembers ? nil : $0.loss }
        upDelay = Self.steadyDelay(run.up)
        downDelay = Self.steadyDelay(run.down)
    }

    private static func steadyDelay(_ weather: Weather) -> Double? {
        let isSteady =
            weather.rate == nil && weather.jitter == nil && weather.swap.isZero
            && weather.hold == nil && weather.jump.isZero && weather.duplicate.isZero
        return isSteady ? Double(weather.delay.nanoseconds) : nil
    }

    /// Whether a retry is only sent when no answer can come any more.
    var isOnTime: Bool {
        guard let upDelay, let downDelay else { return false }
        return upDelay + downDelay < Double(timers.retry.nanoseconds)
    }

    // MARK: The weather

    /// The share of first transmissions lost. A window holds them back while time is bad, so that
    /// they meet better weather than is offered: how much better has no closed form.
    package var offeredLoss: Double? {
        guard let up else { return nil }
        let isTimed = up.remembers && up.pace != .datagrams
        return isTimed && policy.kind.isWindowed ? nil : up.loss
    }

    /// The mean run of lost first transmissions.
    package var meanRun: Double? {
        guard let up, up.loss > 0, up.loss < 1, up.followsMessages else { return nil }
        return up.remembers ? up.perMessage.meanRun : ClosedForms.independentRun(up.loss)
    }

    /// P(run ≥ length) of lost first transmissions.
    package func runReaches(_ length: Int) -> Double? {
        guard let up, up.loss > 0, up.loss < 1, up.followsMessages else { return nil }
        guard up.remembers else { return ClosedForms.power(up.loss, length - 1) }
        guard up.chain.bad == 1, up.chain.good == 0 else { return nil }
        return up.perMessage.runReaches(length)
    }

    /// How many messages in bursts count as one when the offered loss is judged (V).
    package var offeredFactor: Double? {
        guard let up, up.loss < 1 else { return nil }
        return up.varianceFactor
    }

    /// How many count as one when the residual loss is judged.
    ///
    /// What is lost together is at most a run of first losses or a group of parity: answers to one
    /// request share its fate, and a group's losses are residual only together.
    package var varianceFactor: Double? {
        guard let up, var factor = offeredFactor else { return nil }
        switch policy.kind {
        case .nack, .nackEcho: factor += 2 * up.loss / (1 - up.loss)
        case .parity where up.followsMessages: factor += max(0, groupFactor(up) - 1)
        default: break
        }
        return factor
    }

    /// The share of messages that all of so many listeners have, each behind a link of its own.
    package func everybodyHears(count: Int) -> Double? {
        residualLoss.map { ClosedForms.everybodyHears(residual: $0, count: count) }
    }

    /// Messages that are retransmitted only from timers or requests: when the n-th repair is sent,
    /// in nanoseconds from the offer that it is counted from.
    func repairTime(_ round: Int) -> Int64 {
        switch policy.kind {
        case .nack, .nackEcho:
            // From the arrival's own offer: its flight, patience, and the request's flight.
            Int64((upDelay ?? 0) + (downDelay ?? 0)) + timers.patience.nanoseconds
                + Int64(round - 1) * timers.retry.nanoseconds
        default:
            Int64(round) * timers.retry.nanoseconds
        }
    }
}
