import PomboCore

extension World {
    /// Lets one thing go wrong, or one person do something.
    mutating func happen(_ incident: Scenario.Incident.What) {
        switch incident {
        case .killRelay(let kill): killRelay(kill)
        case .killClient(let index, let down):
            clients[index].machine = nil
            clients[index].wakeAt = .distantFuture
            queue.add(.startClient(index), at: now + down)
        case .rebind(let index):
            network.rebind(index)
            move(index)
        case .swapAddresses(let one, let other):
            network.swap(one, other)
            move(one)
            move(other)
        case .partition(let index, let duration):
            network.isCut[index] = true
            queue.add(.heal(index), at: now + duration)
        case .fillDisk(let duration):
            let space = dice.number(0...500)
            relay.withDisk { $0.space = space }
            queue.add(.healDisk, at: now + duration)
        case .failDisk(let calls, let cause, let isForever, let duration):
            relay.withDisk {
                $0.fault = DiskFault(call: $0.calls + calls + 1, cause, isForever: isForever)
            }
            if scenario.durability != .batch { hasLostRecords = true }
            queue.add(.healDisk, at: now + duration)
        case .post: postOnce()
        case .stepClock(let step): wallOffset = wallOffset + step
        case .loss(let percent): network.change { $0.loss = .percent(UInt64(percent)) }
        case .weather(let client, let direction, let weather):
            network.change(client, direction, to: weather, scenario.experiment)
        case .remove(let index): remove(index)
        default: act(incident)
        }
    }

    /// What people do.
    private mutating func act(_ incident: Scenario.Incident.What) {
        let moment = moment
        switch incident {
        case .enter(let index, let room):
            drive(index) { $0.enter(room: room, at: moment, into: &$1) }
        case .rename(let index):
            let name = Name("\(clients[index].plan.name)-x")!
            drive(index) { $0.rename(name, at: moment, into: &$1) }
        case .leave(let index):
            guard clients[index].machine != nil else { return }
            clients[index].isGone = true
            drive(index) { $0.leave(at: moment, into: &$1) }
        case .askHistory(let index):
            drive(index) { $0.history(before: .max, count: 32, at: moment, into: &$1) }
        case .askWho(let index):
            drive(index) { $0.who(at: moment, into: &$1) }
        default: break
        }
    }

    /// The shell notices a new address in one case out of two; else the relay has to.
    private mutating func move(_ index: Int) {
        guard dice.isLucky(50) else { return }
        let moment = moment
        drive(index) { $0.moved(at: moment, into: &$1) }
    }

    /// Whoever typed a name that is taken and has no session is asked for another one.
    mutating func chooseName(_ index: Int) {
        guard clients[index].machine != nil, !clients[index].isJoined else { return }
        let name = Name("\(clients[index].plan.name)-y")!
        let moment = moment
        drive(index) { $0.rename(name, at: moment, into: &$1) }
    }

    private mutating func postOnce() {
        var bytes: [UInt8] = []
        let post = Post(id: dice.word() | 1, name: Name("script")!, room: .lobby)
        _ = post.encode(text: "a line from a script".utf8.span, into: &bytes)
        let from = Address(ipv4: 0x0A00_0200, port: 50_000)
        self.post(Packet(to: Network.relay, from: from, bytes: bytes), from: nil)
    }

    private mutating func remove(_ index: Int) {
        guard relay.isAlive else { return }
        relay.removals.append(index)
        scheduleRelay(soon: true)
    }

    /// A relay that is doing nothing dies at once; else its end is prepared.
    private mutating func killRelay(_ kill: Scenario.Kill) {
        guard relay.isAlive, relay.pendingKill == nil else { return }
        relay.pendingKill = kill
        switch kill.step {
        case .idle: killIdleRelay()
        case .call(let calls): relay.withDisk { $0.die(after: calls) }
        case .rotation, .sending: break
        }
    }
}
