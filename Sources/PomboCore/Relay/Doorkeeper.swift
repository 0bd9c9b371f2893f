/// Who may come in: cookies instead of a table for addresses that have proven nothing, gates that
/// bound the answers to them, who was kicked or muted, and what strangers post.
struct Doorkeeper: Equatable, Sendable {
    private let cookies: Cookies
    private var answerGate: SourceGate
    private var resetGate: SourceGate
    var joinGate: SourceGate
    private var bans = BanList()
    private var mutes = BanList()
    var postPace = Pace(perSecond: RelayLimit.postsPerSecond, burst: RelayLimit.postsPerSecond)
    private var posts = PostRing()

    init(_ runSecret: Secret) {
        cookies = Cookies(runSecret)
        func gate(_ purpose: UInt64, _ perSource: Int, _ window: Duration) -> SourceGate {
            let secret = Secret(
                low: SipHash.of(purpose, under: runSecret),
                high: SipHash.of(purpose, 1, under: runSecret))
            return SourceGate(
                secret: secret, perSource: perSource, inAll: RelayLimit.answersInAll,
                window: window)
        }
        answerGate = gate(1, RelayLimit.answersPerSource, .seconds(1))
        resetGate = gate(2, RelayLimit.answersPerSource, .seconds(1))
        joinGate = gate(3, RelayLimit.newJoinsPerAddress, RelayLimit.newJoinsWindow)
    }

    // MARK: Addresses that have proven nothing

    /// Whether a source gets one more answer; if so, it is counted.
    mutating func passes(_ address: Address, at now: Instant) -> Bool {
        answerGate.pass(Source(address), at: now)
    }

    /// The same for RESETs, which have a gate of their own.
    mutating func passesReset(_ address: Address, at now: Instant) -> Bool {
        resetGate.pass(Source(address), at: now)
    }

    func challenge(
        _ address: Address, nonce: UInt64, time: UInt64, at now: Instant
    ) -> Challenge {
        let cookie = cookies.cookie(for: address, nonce: nonce, at: now)
        return Challenge(nonce: nonce, time: time, cookie: cookie)
    }

    /// How the sender of a session that is not known here comes back in one round trip.
    func reset(_ session: UInt64, from address: Address, at now: Instant) -> Reset {
        Reset(session: session, cookie: cookies.cookie(for: address, nonce: session, at: now))
    }

    /// Whether a JOIN brings back the cookie that its address was given.
    func accepts(_ join: Join, from address: Address, at now: Instant) -> Bool {
        cookies.accepts(join.cookie, for: address, nonce: join.nonce, at: now)
    }

    // MARK: New sessions

    func allowsJoin(from address: Address, at now: Instant) -> Bool {
        joinGate.allows(Source(address), at: now)
    }

    mutating func countJoin(from address: Address, at now: Instant) {
        joinGate.count(Source(address), at: now)
    }

    // MARK: Kicked and muted

    /// Keeps a kicked member out, by client id and by host.
    mutating func ban(client: UInt64, address: Address?, until end: Instant, at now: Instant) {
        bans.add(BanList.Ban(client: client, address: address, until: end), at: now)
    }

    /// Takes a member's voice, wherever it comes back.
    mutating func mute(client: UInt64, address: Address?, until end: Instant, at now: Instant) {
        mutes.add(BanList.Ban(client: client, address: address, until: end), at: now)
    }

    func isBanned(client: UInt64, address: Address, at now: Instant) -> Bool {
        bans.end(client: client, address: address, at: now) != nil
    }

    /// Until when somebody is mute; nil: it may speak.
    func muteEnd(client: UInt64, address: Address, at now: Instant) -> Instant? {
        mutes.end(client: client, address: address, at: now)
    }

    // MARK: Posts

    /// Whether a post may be looked at: whoever floods is turned away first, and whoever was kicked
    /// or muted does not speak as a stranger instead. A doubled datagram is recognised by its id.
    func allows(_ post: Post, from address: Address, at now: Instant) -> Bool {
        postPace.allows(at: now) && !isBanned(client: post.id, address: address, at: now)
            && muteEnd(client: post.id, address: address, at: now) == nil
            && !posts.contains(post.id)
    }

    mutating func countPost(at now: Instant) { postPace.take(at: now) }

    /// The post with this id is in the log.
    mutating func remember(post id: UInt64) { posts.append(id) }
}
