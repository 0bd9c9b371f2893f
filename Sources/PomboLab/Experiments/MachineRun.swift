import PomboCore

/// One run of an experiment with the real relay and the real clients.
package struct MachineRun: Sendable {
    package let cell: Cell
    /// A broken promise: a fault of the machines, not of the weather.
    package let violation: Violation?
    package let ladder: Ladder?
    package let recording: Trace?
    private let messageOfSeq: [Int32]
    /// When the first message was due, by the world's clock.
    package let begin: Instant
    /// From there to the end, in virtual time.
    package let length: Duration

    package init(
        _ setting: LabSetting, point: LabPoint, isRaw: Bool = false, seed: UInt64,
        ladderOf message: Int? = nil,
        recording link: (client: Int, direction: LabScope.Direction)? = nil
    ) {
        var scenario = Self.scenario(setting, point, isRaw: isRaw, seed: seed)
        scenario.experiment?.ladderOf = message
        scenario.experiment?.recorded = link
        var world = World(scenario)
        violation = world.run()
        ladder = world.account?.ladder
        recording = world.network.recording
        messageOfSeq = world.account?.messageOfSeq ?? []
        begin = scenario.experiment?.begin ?? .zero
        length = begin.duration(to: world.now)
        var cell = world.account?.cell() ?? Cell()
        cell.seed = seed
        cell.violation = violation?.description
        self.cell = cell
    }

    /// Which message the relay stamped so, from zero; nil if it was none of the experiment's.
    package func message(stamped seq: UInt64) -> Int? {
        guard seq < UInt64(messageOfSeq.count), messageOfSeq[Int(seq)] >= 0 else { return nil }
        return Int(messageOfSeq[Int(seq)])
    }

    private static func scenario(
        _ setting: LabSetting, _ point: LabPoint, isRaw: Bool, seed: UInt64
    ) -> Scenario {
        var scenario = Scenario(seed: seed)
        for (index, name) in setting.peers.enumerated() {
            var plan = Scenario.ClientPlan(
                name: name.text, room: .lobby,
                start: .zero + .milliseconds(Int64(index) * 5))
            plan.isRaw = isRaw
            scenario.clients.append(plan)
        }
        var experiment = Scenario.Experiment(
            messages: setting.messages,
            up: setting.peers.map { setting.weather($0, .up, at: point) },
            down: setting.peers.map { setting.weather($0, .down, at: point) })
        experiment.recordings = setting.recordings
        let begin = experiment.begin
        scenario.experiment = experiment
        for (number, message) in setting.messages.enumerated() {
            var line = Scenario.Line(
                at: begin + message.at, to: nil, byteCount: message.byteCount)
            line.message = number
            scenario.clients[message.author].lines.append(line)
        }
        scenario.incidents = setting.file.events.flatMap {
            incidents($0, setting.peers, from: begin)
        }
        scenario.incidents.sort { $0.at < $1.at }
        scenario.calm = begin + (setting.messages.last?.at ?? .zero) + .milliseconds(250)
        for incident in scenario.incidents { scenario.calm = max(scenario.calm, incident.end) }
        return scenario
    }

    private static func incidents(
        _ event: LabEvent, _ peers: [Name], from begin: Instant
    ) -> [Scenario.Incident] {
        let at = begin + event.at
        func place(_ name: Name) -> Int? { peers.firstIndex(of: name) }
        let whats: [Scenario.Incident.What]
        switch event.what {
        case .rebind(let name): whats = place(name).map { [.rebind($0)] } ?? []
        case .restartRelay(let pause):
            whats = [.killRelay(Scenario.Kill(.idle, down: pause))]
        case .restart(let name, let pause):
            whats = place(name).map { [.killClient($0, down: pause)] } ?? []
        case .partition(let names, let length):
            whats = names.compactMap(place).map { .partition($0, length) }
        case .weather(let change):
            let peer = change.scope.peer.flatMap(place)
            if change.scope.peer != nil, peer == nil { return [] }
            whats = [.weather(peer, change.scope.direction, change.weather)]
        }
        return whats.map { Scenario.Incident(at: at, what: $0) }
    }
}
