import PomboCore

/// One policy on one link in virtual time: messages are offered evenly, and what becomes of them
/// is written down.
///
/// Runs with the same seed and name meet the same weather, whatever their policies.
package struct PolicyRun: Sendable {
    package var policy: Policy
    package var up: Weather
    package var down: Weather
    package var traffic: PolicyTraffic
    package var timers: PolicyTimers
    package var seed: UInt64
    package var name: String
    /// Who listens, for `drop say#3 to bia`.
    package var recipient = ""
    /// The recordings of weathers with `trace FILE`.
    package var upTrace: Trace?
    package var downTrace: Trace?

    /// `down` is the weather of what the receiver sends back; nil: like `up`. Timers follow from
    /// the weather unless they are given.
    package init(
        _ policy: Policy, up: Weather, down: Weather? = nil,
        traffic: PolicyTraffic = PolicyTraffic(), timers: PolicyTimers? = nil, seed: UInt64,
        name: String = "link"
    ) {
        self.policy = policy
        self.up = up
        self.down = down ?? up
        self.traffic = traffic
        self.timers = timers ?? PolicyTimers(up: up, down: down ?? up)
        self.seed = seed
        self.name = name
    }

    package func outcome() -> PolicyOutcome {
        switch policy.kind {
        case .none: drive(PlainMachine())
        case .nack: drive(NackMachine(requests: policy.count, echoes: false))
        case .nackEcho: drive(NackMachine(requests: policy.count, echoes: true))
        case .ack: drive(AckMachine(retries: policy.count, count: traffic.count))
        case .stopAndWait: drive(SelectiveMachine(window: 1, count: traffic.count))
        case .goBack: drive(GoBackMachine(window: policy.count))
        case .selectiveRepeat: drive(SelectiveMachine(window: policy.count, count: traffic.count))
        case .duplication: drive(CopiesMachine(copies: policy.count))
        case .parity: drive(ParityMachine(group: policy.count, count: traffic.count))
        }
    }

    /// Offers each message at its time and hands each event to the end that it belongs to. What is
    /// due at an offer's instant comes before the offer.
    private func drive<Machine: PolicyMachine>(_ start: Machine) -> PolicyOutcome {
        var machine = start
        var line = PolicyLine(self)
        let gap = traffic.gap.nanoseconds
        var number = 1
        while true {
            let isOffering = number <= traffic.count
            let offer = Int64(number - 1) * gap
            let next = line.queue.nextInstant?.nanoseconds
            if let next, !isOffering || next <= offer {
                line.now = next
                handle(line.queue.next()!.event, &machine, &line)
            } else if isOffering {
                line.now = offer
                machine.offer(number, on: &line)
                if number == traffic.count { machine.finish(on: &line) }
                number += 1
            } else {
                return PolicyOutcome(self, line.record)
            }
        }
    }

    @inline(__always)
    private func handle<Machine: PolicyMachine>(
        _ event: PolicyLine.Event, _ machine: inout Machine, _ line: inout PolicyLine
    ) {
        switch event {
        case .arrival(let parcel): machine.arrive(parcel, on: &line)
        case .feedback(let parcel): machine.hear(parcel, on: &line)
        case .alarm(let alarm): machine.wake(alarm, on: &line)
        case .release(let ticket, let isUp): line.free(ticket, isUp: isUp, at: line.now)
        }
    }
}
