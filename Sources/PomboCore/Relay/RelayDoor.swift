// The door: what is answered to an address that has proven nothing, never more bytes than it sent,
// and from fixed-size counters only.

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
}
