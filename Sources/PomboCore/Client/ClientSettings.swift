/// What a client is told once, when it starts.
package struct ClientSettings: Equatable, Sendable {
    /// Random per run, public.
    package var client: UInt64
    /// Random per run, known to client and relay only.
    package var key: UInt64
    /// Nonces and jitter come from it, so that the machine needs no chance of its own.
    package var secret: Secret
    package var name: Name
    /// A person typed the name: if it is taken, no other one is chosen behind that person's back.
    package var isNameTyped = false
    package var room = Name.lobby
    package var isRaw = false
    package var isVisitor = false
    /// What the kernel granted, in bytes; zero when it is not known.
    package var receiveBuffer: UInt32 = 0
    /// The number of the first line. A run that repeats an earlier one under the same client id and
    /// key begins where that began, and what is stamped already is not stamped again.
    package var firstCseq: UInt32 = 1
    /// Below the first attempt of this run. A repeated run must begin above the earlier one.
    package var lastAttempt: UInt32 = 0

    package init(client: UInt64, key: UInt64, secret: Secret, name: Name) {
        precondition(client != 0, "a client id of zero names nobody")
        self.client = client
        self.key = key
        self.secret = secret
        self.name = name
    }
}

/// The times and bounds of protocol.md that are the client's.
package enum ClientLimit {
    package static let helloInterval = Duration.milliseconds(250)
    package static let joinFloor = Duration.milliseconds(100)
    package static let handshakeInterval = Duration.seconds(1)
    /// After so many repetitions of a JOIN the client begins again with HELLO.
    package static let joinRepetitions = 12

    package static let headWaitFloor = Duration.seconds(1)
    /// A quiet room has a HEAD each 5 s; whoever is idle has to be back 6 s after a restart.
    package static let headWaitLimit = Duration.milliseconds(5500)
    package static let probeInterval = Duration.seconds(2)
    /// Shorter than the 30 s after which the first translators of addresses forget.
    package static let keepalive = Duration.seconds(15)
    /// So many unanswered PINGs, and the relay is told as away.
    package static let patience = 2
    package static let sleepJump = Duration.seconds(5)

    package static let leaves = 3
    package static let leaveInterval = Duration.milliseconds(50)

    package static let reportFloor = Duration.milliseconds(200)
    package static let reportPerMember = Duration.milliseconds(5)
}
