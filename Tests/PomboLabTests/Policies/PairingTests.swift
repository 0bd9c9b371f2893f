import PomboCore
import Testing

@testable import PomboLab

/// What every policy has in common: the weather of the first transmissions.
@Suite struct PairingTests {
    static let paired = [
        "loss 1%, delay 20ms", "loss 10%, delay 20ms", "loss 30%, delay 20ms, jitter 5ms",
        "list 1,3,15-20,400-600,1990-2000, delay 20ms", "burst 5% 160ms, delay 20ms",
        "burst 20% 160ms, delay 10ms", "burst 10% 8, delay 20ms",
        "loss 5%, delay 30ms, swap 5%, hold 2% by 3, corrupt 1%, dup 2%",
    ]

    static func outcome(
        _ policy: Policy, _ up: String, down: String? = nil, count: Int = 2000,
        gap: Duration = .milliseconds(20), seed: UInt64 = 7
    ) throws -> PolicyOutcome {
        PolicyRun(
            policy, up: try Weather(up), down: try down.map { try Weather($0) },
            traffic: PolicyTraffic(count: count, gap: gap), seed: seed
        ).outcome()
    }

    @Test(arguments: paired)
    func `all policies that send on time lose the same first transmissions`(up: String) throws {
        let plain = try Self.outcome(Policy(.none), up)
        #expect(plain.firstLost.count > 0)
        for policy in Policy.all where !policy.kind.isWindowed {
            // An echo is a larger datagram and parity takes nothing away from the others.
            let other = try Self.outcome(policy, up)
            #expect(other.firstLost == plain.firstLost, "\(policy)")
        }
    }

    @Test(arguments: paired)
    func `every message lost under a policy was lost without one`(up: String) throws {
        for seed: UInt64 in 1...5 {
            let plain = try Self.outcome(Policy(.none), up, seed: seed)
            #expect(plain.lost == plain.firstLost)
            for policy in Policy.all where !policy.kind.isWindowed {
                let other = try Self.outcome(policy, up, seed: seed)
                #expect(other.lost.subtracting(plain.lost).isEmpty, "\(policy), seed \(seed)")
                if policy.kind == .nack { #expect(other.lost.count < plain.lost.count) }
            }
        }
    }

    @Test func `raising the loss only adds losses`() throws {
        let policies = ["none", "ack 3", "dup 2", "xor 4"]
        for spec in policies {
            var before = MessageSet(limit: 2000)
            for percent in [1, 2, 5, 10, 20, 30, 50, 90] {
                let lost = try Self.outcome(
                    try Policy(spec), "loss \(percent)%, delay 10ms", down: "delay 10ms"
                ).lost
                #expect(before.subtracting(lost).isEmpty, "\(spec) at \(percent) %")
                before = lost
            }
            #expect(before.count > 0)
        }
    }

    @Test func `one seed gives one outcome, another seed another`() throws {
        let up = "loss 10%, burst 5% 40ms, delay 20ms, jitter 9ms, order free, swap 2%, dup 2%"
        for policy in Policy.all {
            let outcome = try Self.outcome(policy, up)
            #expect(outcome == (try Self.outcome(policy, up)), "\(policy)")
            #expect(outcome != (try Self.outcome(policy, up, seed: 8)), "\(policy)")
        }
    }
}
