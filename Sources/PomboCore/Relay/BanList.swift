/// Who was kicked and may not come back yet, or may not speak, by client id and by host.
struct BanList: Equatable, Sendable {
    private var bans: [Ban] = []

    struct Ban: Equatable, Sendable {
        var client: UInt64
        var host: Address?
        var until: Instant

        /// Somebody on the relay's own machine does not take its host along.
        init(client: UInt64, address: Address?, until: Instant) {
            self.client = client
            host = address.flatMap { $0.isLoopback ? nil : $0 }
            self.until = until
        }
    }

    mutating func add(_ ban: Ban, at now: Instant) {
        bans.removeAll { $0.until <= now }
        if bans.count == RelayLimit.bans { bans.removeFirst() }
        bans.append(ban)
    }

    /// Until when this client or this host is kept out.
    func end(client: UInt64, address: Address, at now: Instant) -> Instant? {
        var end: Instant?
        for ban in bans where ban.until > now {
            guard ban.client == client || ban.host?.isSameHost(as: address) == true else {
                continue
            }
            end = max(end ?? ban.until, ban.until)
        }
        return end
    }
}
