import PomboCore

// Everything that crosses the network, both ways.

extension World {
    mutating func post(
        _ packet: Packet, from client: Int?, carrying freight: Freight = .unknown
    ) {
        let number = tally.datagrams
        tally.datagrams += 1
        if number < 64, scenario.dropped >> UInt64(number) & 1 == 1 { return }
        var packet = packet
        let isUp = packet.to == Network.relay
        let owner = isUp ? client : network.client(at: packet.to)
        if let owner, network.isCut[owner] {
            return noteCut(freight, client: owner, isUp: isUp)
        }
        let fate =
            account == nil
            ? network.fate(of: &packet, client: owner, isUp: isUp, at: now)
            : bookedFate(of: &packet, freight, client: owner, isUp: isUp)
        // One that is held back for another to overtake comes with its release, or late.
        for release in [fate.releasedSwap, fate.releasedHold] {
            if let release { free(release.ticket, at: max(now, release.at)) }
        }
        if fate.isLost { return }
        if let ticket = fate.ticket {
            waiting[ticket] = (packet, fate.copy == nil ? 1 : 2)
            queue.add(.release(ticket), at: now + .milliseconds(200))
            return
        }
        queue.add(.arrival(packet), at: max(now, fate.arrival))
        if let copy = fate.copy { queue.add(.arrival(packet), at: max(now, copy)) }
    }

    /// Lets a datagram go that waited to be overtaken, and its copy with it.
    mutating func free(_ ticket: UInt64, at instant: Instant) {
        guard let (packet, count) = waiting.removeValue(forKey: ticket) else { return }
        for _ in 0..<count { queue.add(.arrival(packet), at: instant) }
    }

    mutating func deliver(_ packet: Packet) {
        if packet.to == Network.relay {
            guard relay.isAlive else { return }
            network.noteIn(packet.bytes.count, from: packet.from)
            relay.inbox.append(packet)
            scheduleRelay()
        } else if let index = network.client(at: packet.to) {
            receive(packet, at: index)
        }
    }

    /// Sends what is in the outbox, at most `limit` entries of it: a kill may come in between.
    mutating func send(_ outbox: Outbox, by machine: Relay, limit: Int) {
        var addresses: [Address] = []
        for send in outbox.sends.prefix(limit) {
            let bytes = Array(outbox.bytes[send.range])
            let freight = inspect(bytes)
            addresses.removeAll(keepingCapacity: true)
            machine.withAudience(send.audience) { address, _ in addresses.append(address) }
            for address in addresses {
                let isProven = machine.isProven(address)
                if !network.noteOut(bytes.count, to: address, isProven: isProven) {
                    violate(.noAmplifier, "\(address) got more than it sent")
                }
                post(
                    Packet(to: address, from: Network.relay, bytes: bytes), from: nil,
                    carrying: freight)
            }
        }
    }

    /// S5 and S6 at the relay's door: whatever names a number names one that is durable.
    /// Says what it carries.
    private mutating func inspect(_ bytes: [UInt8]) -> Freight {
        guard let type = FrameType(rawValue: bytes[3]) else { return .unknown }
        var freight = Freight(kind: Meaning.Kind(type))
        switch type {
        case .stamped:
            guard let stamped = try? Stamped(bytes.span) else { return freight }
            var offset = stamped.records
            var start = offset
            while let record = try? Record(bytes.span, at: &offset) {
                let content = Fingerprint.of(bytes.span.extracting(start..<offset))
                start = offset
                noteSent(record.seq, fingerprint: content)
                if let account {
                    freight.seq = record.seq
                    freight.echo = freight.message
                    freight.message = Int32(account.message(record.seq) ?? -1)
                }
            }
        case .ack:
            if let ack = try? Ack(bytes.span), ack.seq > 0 {
                noteSent(ack.seq, fingerprint: nil)
                freight.message = Int32(account?.message(ack.seq) ?? -1)
            }
        case .head:
            if account != nil, let head = try? Head(bytes.span) { freight.seq = head.head }
        default: break
        }
        return freight
    }

    private mutating func noteSent(_ seq: UInt64, fingerprint: UInt64?) {
        Fingerprint.mix(&trace, seq)
        guard let entry = ledger.entry(seq) else {
            return violate(.durable, "\(seq) was sent and never logged")
        }
        // A start that forgets authors also forgets their numbers in what it repairs: another tale.
        if let fingerprint, fingerprint != entry.fingerprint, scenario.fault != .noDeduplication {
            return violate(.freshNumbers, "\(seq) was sent with another content than logged")
        }
        if scenario.durability == .batch, scenario.fault != .noReservation, !entry.isSynced {
            return violate(.durable, "\(seq) was sent before it was on disk")
        }
        ledger.noteSent(seq)
    }
}
