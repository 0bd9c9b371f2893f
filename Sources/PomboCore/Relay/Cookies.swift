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
