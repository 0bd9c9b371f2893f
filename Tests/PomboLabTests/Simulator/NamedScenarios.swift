import PomboCore

@testable import PomboLab

// Scenarios that are not drawn but built, for one question each.

extension Scenario {
    /// Two clients, three messages, a perfect network but for the datagrams that `dropped` names.
    static func smallWorld(dropping dropped: UInt64) -> Scenario {
        var scenario = Scenario(seed: 7)
        scenario.dropped = dropped
        scenario.weather.delay = .milliseconds(1)
        for index in 0..<2 {
            scenario.clients.append(
                ClientPlan(
                    name: "c\(index)", room: .lobby,
                    start: .zero + .milliseconds(Int64(index))))
        }
        for (client, at) in [(0, 20), (1, 22), (0, 24)] {
            scenario.clients[client].lines.append(
                Line(at: .zero + .milliseconds(Int64(at)), to: nil, byteCount: 20))
        }
        scenario.calm = .zero + .milliseconds(30)
        return scenario
    }

    /// Ten people on a LAN, ten messages a second in the room, for so many seconds. They begin when
    /// everybody has had time to join, even if half of everything is lost.
    static func classroom(loss: Probability, seconds: Int) -> Scenario {
        var scenario = Scenario(seed: 11)
        scenario.weather.delay = .microseconds(300)
        scenario.weather.loss = loss
        scenario.measuresDelay = true
        for index in 0..<10 {
            var plan = ClientPlan(name: "c\(index)", room: .lobby, start: .zero)
            for second in 20..<seconds + 20 {
                let at = Int64(second * 1000 + index * 100)
                plan.lines.append(
                    Line(at: .zero + .milliseconds(at), to: nil, byteCount: 60))
            }
            scenario.clients.append(plan)
        }
        scenario.calm = .zero + .seconds(Int64(seconds + 21))
        return scenario
    }

    /// Idle members of a room whose relay is gone for a while.
    static func idleRoom(members: Int, down: Duration, loss: Probability) -> Scenario {
        var scenario = Scenario(seed: 13)
        scenario.weather.delay = .milliseconds(1)
        scenario.weather.loss = loss
        for index in 0..<members {
            scenario.clients.append(ClientPlan(name: "c\(index)", room: .lobby, start: .zero))
        }
        let restart = Instant.zero + .seconds(90)
        scenario.incidents.append(
            Incident(
                at: restart,
                what: .killRelay(Kill(.idle, down: down))))
        scenario.calm = restart + down
        return scenario
    }

    /// Three people in a room whose log is rotated every few lines and kept short.
    package static func rotatingRoom() -> Scenario {
        var scenario = Scenario(seed: 17)
        scenario.weather.delay = .milliseconds(1)
        scenario.rotation = 1500
        scenario.keep = 4000
        for index in 0..<3 {
            var plan = ClientPlan(name: "c\(index)", room: .lobby, start: .zero)
            for line in 0..<12 {
                let at = Int64(30 + line * 90 + index * 30)
                plan.lines.append(
                    Line(
                        at: .zero + .milliseconds(at),
                        to: line % 5 == 4 ? (index + 1) % 3 : nil, byteCount: 40))
            }
            scenario.clients.append(plan)
        }
        scenario.calm = .zero + .milliseconds(1500)
        return scenario
    }
}
