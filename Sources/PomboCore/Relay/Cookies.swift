/// What proves that a client receives at the address it sends from, without a table: a keyed hash
/// over address and nonce whose secret changes each minute. The last two are accepted.
struct Cookies: Equatable, Sendable {
    private let secret: Secret

    init(_ runSecret: Secret) {
        secret = Secret(
            low: SipHash.of(0x636f_6f6b, under: runSecret),
            high: SipHash.of(0x636f_6f6b, 1, under: runSecret))
    }

    func cookie(for address: Address, nonce: UInt64, at now: Instant) -> UInt64 {
        cookie(for: address, nonce: nonce, epoch: Self.epoch(of: now))
    }

    func accepts(
        _ cookie: UInt64, for address: Address, nonce: UInt64, at now: Instant
    ) -> Bool {
        let epoch = Self.epoch(of: now)
        return cookie == self.cookie(for: address, nonce: nonce, epoch: epoch)
            || cookie == self.cookie(for: address, nonce: nonce, epoch: epoch &- 1)
    }

    private static func epoch(of now: Instant) -> UInt64 {
        UInt64(bitPattern: now.nanoseconds / RelayLimit.cookieLife.nanoseconds)
    }

    private func cookie(for address: Address, nonce: UInt64, epoch: UInt64) -> UInt64 {
        let key = Secret(
            low: SipHash.of(epoch, under: secret), high: SipHash.of(epoch, 1, under: secret))
        return SipHash.of(
            address.high, address.low, UInt64(address.scope) << 16 | UInt64(address.port), nonce,
            under: key)
    }
}

/// The ids of the last posts: a doubled datagram is stamped once.
struct PostRing: Equatable, Sendable {
    private var ids: [UInt64] = []
    private var known: Set<UInt64> = []
    private var oldest = 0

    func contains(_ id: UInt64) -> Bool { known.contains(id) }

    mutating func append(_ id: UInt64) {
        guard known.insert(id).inserted else { return }
        if ids.count < RelayLimit.posts {
            ids.append(id)
            return
        }
        known.remove(ids[oldest])
        ids[oldest] = id
        oldest = oldest + 1 == ids.count ? 0 : oldest + 1
    }
}

/// Who was removed and may not come back yet, or may not speak, by client id and by host.
struct BanList: Equatable, Sendable {
    private var bans: [Ban] = []

    struct Ban: Equatable, Sendable {
        var client: UInt64
        var host: Address?
        var until: Instant
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
