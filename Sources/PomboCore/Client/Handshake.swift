/// One request for a session, from HELLO to WELCOME. Its current step repeats itself.
struct Handshake: Equatable, Sendable {
    enum Step: Equatable { case hello, join, waiting }

    var step: Step
    /// Drawn for this request alone: an old answer can never be taken for the answer to it.
    let nonce: UInt64
    /// What is repeated, from the first JOIN on.
    private(set) var join: Join?
    /// Higher than that of every request before.
    let attempt: UInt32
    var name: Name
    var room: Name
    private(set) var due: Instant
    /// The time in the last datagram.
    private(set) var stamp: UInt64 = 0
    private var interval = ClientLimit.helloInterval
    private(set) var repetitions = 0

    /// A request that begins with HELLO.
    init(nonce: UInt64, attempt: UInt32, name: Name, room: Name, at now: Instant) {
        step = .hello
        self.nonce = nonce
        self.attempt = attempt
        self.name = name
        self.room = room
        due = now
    }

    /// The current step goes out; it goes out again after waits that double up to a second.
    mutating func noteSent(at now: Instant) {
        stamp = RoundTrip.stamp(now)
        due = now + interval
        repetitions += 1
        interval = min(interval * 2, ClientLimit.handshakeInterval)
    }

    mutating func begin(_ join: Join, after roundTrip: RoundTrip, at now: Instant) {
        step = .join
        self.join = join
        interval = roundTrip.joinInterval
        repetitions = 0
        due = now
    }

    /// The cookie was not accepted. The JOIN goes again with this one when it is due: a relay that
    /// accepts none must not get JOINs as fast as it refuses them.
    mutating func renew(_ cookie: UInt64) { join?.cookie = cookie }

    /// Refused for now: the same is requested again after a while.
    mutating func wait(_ duration: Duration, at now: Instant) {
        step = .waiting
        due = now + min(max(duration, Self.waitFloor), Self.waitLimit)
    }

    /// The first JOIN and twelve repetitions were in vain.
    var isExhausted: Bool { step == .join && repetitions > ClientLimit.joinRepetitions }

    static let waitFloor = Duration.milliseconds(250)
    static let waitLimit = Duration.seconds(60)
}
