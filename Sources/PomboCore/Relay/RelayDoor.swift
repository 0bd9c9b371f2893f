// The door: what is answered to an address that has proven nothing, never more bytes than it sent;
// and what a session at a new address has to prove.

extension Relay {
    mutating func challenge(
        _ hello: Hello, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard passes(address, at: now) else { return }
        sendChallenge(address, nonce: hello.nonce, time: hello.time, at: now, into: &outbox)
    }

    /// Whoever says HELLO in another version learns which ones are spoken here.
    mutating func challengeForeigner(
        _ datagram: Span<UInt8>, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard datagram[3] == FrameType.hello.rawValue,
            datagram.count >= Specification.helloSize, let hello = try? Hello(datagram)
        else { return }
        challenge(hello, from: address, at: now, into: &outbox)
    }

    func sendChallenge(
        _ address: Address, nonce: UInt64, time: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        let challenge = door.challenge(address, nonce: nonce, time: time, at: now.instant)
        outbox.send(challenge.encode(into: &outbox.bytes), to: .address(address))
    }

    mutating func announce(
        to probe: Probe, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard passes(address, at: now) else { return }
        let age = started.duration(to: now.instant).milliseconds
        let announce = Announce(
            nonce: probe.nonce, time: probe.time, logID: settings.logID,
            ageMilliseconds: UInt32(clamping: age), members: UInt16(clamping: presentCount),
            port: settings.port, name: settings.name.text, host: settings.host)
        outbox.send(announce.encode(into: &outbox.bytes), to: .address(address))
    }

    private mutating func passes(_ address: Address, at now: Moment) -> Bool {
        let passes = door.passes(address, at: now.instant)
        if !passes { counts.silenced += 1 }
        return passes
    }

    // MARK: Sessions

    /// Tells the sender of a session that is not known here how to come back in one round trip.
    mutating func sendReset(
        _ session: UInt64, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.passesReset(address, at: now.instant) else {
            counts.silenced += 1
            return
        }
        counts.resets += 1
        let reset = door.reset(session, from: address, at: now.instant)
        outbox.send(reset.encode(into: &outbox.bytes), to: .address(address))
    }

    /// The token came back from a new address: the session lives there now.
    mutating func changeAddress(
        by path: Path, to address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = registry.peers.slot(of: path.session) else { return }
        let home = registry.peers[slot].address
        guard registry.move(slot, by: path, to: address, at: now.instant) else { return }
        counts.moves += 1
        outbox.notices.append(.moved(registry.peers[slot].name, from: home, to: address))
    }
}
