// REFUSE: what the relay does not do, why, and when it is worth asking again.

extension Relay {
    func refuseJoin(
        _ join: Join, _ cause: Refuse.Cause, limit: Int = 0, from address: Address,
        into outbox: inout Outbox
    ) {
        let retry = retryTime(join, cause, from: address)
        let limit = cause == .addressFull ? settings.addressLimit : limit
        let refuse = Refuse(
            token: join.nonce, cause: cause, retryMilliseconds: retry,
            limit: UInt32(clamping: limit))
        outbox.send(refuse.encode(into: &outbox.bytes), to: .address(address))
        outbox.notices.append(.refused(join.name, cause, from: address))
    }

    /// When the same JOIN may do better; zero: never. A typed name may come free once its silent
    /// holder has been asked.
    private func retryTime(
        _ join: Join, _ cause: Refuse.Cause, from address: Address
    ) -> UInt32 {
        switch cause {
        case .wrongKey: return 0
        case .nameTaken:
            let isAsked = join.flags.contains(.typed) && registry.isAnyoneAsked(for: join.name)
            return isAsked ? UInt32(RelayLimit.holderSilence.milliseconds) : 0
        default: return 1000
        }
    }

    /// Asks a session for patience, at most once a second.
    mutating func refuseSay(
        _ slot: Int, _ cause: Refuse.Cause, after wait: Duration, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard let address = registry.peers[slot].address,
            speakers[slot].mayBeRefused(at: now.instant)
        else { return }
        counts.refusals += 1
        let refuse = Refuse(
            token: registry.peers[slot].session, cause: cause,
            retryMilliseconds: UInt32(clamping: max(1, wait.milliseconds)))
        outbox.send(refuse.encode(into: &outbox.bytes), to: .address(address))
    }
}
