// What is answered to an address that has proven nothing: never more bytes than it sent, from
// fixed-size counters only.

extension Relay {
    mutating func answer(
        _ hello: Hello, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.passes(address, at: now.instant) else {
            counts.silenced += 1
            return
        }
        challenge(address, nonce: hello.nonce, time: hello.time, at: now, into: &outbox)
    }

    /// Whoever says HELLO in another version learns which ones are spoken here.
    mutating func answerForeignVersion(
        _ datagram: Span<UInt8>, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard datagram[3] == FrameType.hello.rawValue,
            datagram.count >= Specification.helloSize, let hello = try? Hello(datagram)
        else { return }
        answer(hello, from: address, at: now, into: &outbox)
    }

    mutating func challenge(
        _ address: Address, nonce: UInt64, time: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        let challenge = door.challenge(address, nonce: nonce, time: time, at: now.instant)
        outbox.send(challenge.encode(into: &outbox.bytes), to: .address(address))
    }

    mutating func answer(
        _ probe: Probe, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.passes(address, at: now.instant) else {
            counts.silenced += 1
            return
        }
        let age = started.duration(to: now.instant).milliseconds
        let announce = Announce(
            nonce: probe.nonce, time: probe.time, logID: settings.logID,
            ageMilliseconds: UInt32(clamping: age), members: UInt16(clamping: presentCount),
            port: settings.port, name: settings.name.text, host: settings.host)
        outbox.send(announce.encode(into: &outbox.bytes), to: .address(address))
    }

    /// Tells the sender of a session that is not known here how to come back in one round trip.
    mutating func reset(
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

    /// The slot of a session that was just heard from: a sign of life. Whoever is not known here
    /// gets a RESET, and an address that is not the session's own is tested.
    mutating func hear(
        _ session: UInt64, from address: Address, at now: Moment, into outbox: inout Outbox
    ) -> Int? {
        guard let slot = peers.slot(of: session) else {
            reset(session, from: address, at: now, into: &outbox)
            return nil
        }
        guard !peers[slot].isLeaving else { return nil }
        peers[slot].lastHeard = now.instant
        links[slot].traffic.received &+= 1
        if peers[slot].address != address {
            test(address, of: slot, into: &outbox)
        }
        return slot
    }

    // MARK: A new address

    /// A session was heard from an address that is not its own: processed, but only a token that is
    /// smaller than any client datagram goes there until it comes back.
    private mutating func test(_ address: Address, of slot: Int, into outbox: inout Outbox) {
        if peers[slot].candidate?.address != address {
            peers[slot].candidate = Peer.Candidate(address: address, token: numbers.next())
        }
        let check = Check(
            session: peers[slot].session, token: peers[slot].candidate!.token)
        outbox.send(check.encode(into: &outbox.bytes), to: .address(address))
    }

    /// The token came back from where it was sent: the session lives there now.
    mutating func take(
        _ path: Path, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = peers.slot(of: path.session) else { return }
        if peers[slot].address == address { peers[slot].lastHeard = now.instant }
        guard let candidate = peers[slot].candidate,
            candidate.address == address, candidate.token == path.token
        else { return }
        counts.moves += 1
        outbox.notices.append(
            .moved(peers[slot].name, from: peers[slot].address, to: address))
        peers[slot].candidate = nil
        peers[slot].lastHeard = now.instant
        peers.setAddress(address, of: slot)
    }
}
