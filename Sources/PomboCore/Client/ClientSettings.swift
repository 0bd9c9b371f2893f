/// What a client is told once, when it starts. A client lives for one run of the program; its id
/// and key are drawn for that run.
package struct ClientSettings: Equatable, Sendable {
    /// Random and public: names the author of a record.
    package var client: UInt64
    /// Random and secret: proves to the relay that a returning client is the same one.
    package var key: UInt64
    /// Nonces and jitter come from it.
    package var secret: Secret
    package var name: Name
    /// A person chose the name; otherwise a taken one becomes name-2.
    package var isNameTyped = false
    package var room = Name.lobby
    package var isVisitor = false
    /// The naked network: nothing is repaired, ordered or confirmed.
    package var isRaw = false
    /// What the kernel granted; zero: not known.
    package var receiveBuffer: UInt32 = 0
    /// Rises with every run that uses the same id; for runs that are repeated on purpose.
    package var firstAttempt: UInt32 = 1

    package init(client: UInt64, key: UInt64, secret: Secret, name: Name) {
        precondition(client != 0)
        self.client = client
        self.key = key
        self.secret = secret
        self.name = name
    }
}

/// The times and bounds of protocol.md that are the client's.
package enum ClientLimit {
    package static let helloFirst = Duration.milliseconds(250)
    package static let helloLast = Duration.seconds(1)
    package static let joinFirst = Duration.milliseconds(100)
    package static let joinLast = Duration.seconds(1)
    package static let joinTries = 12

    package static let retransmitFloor = Duration.milliseconds(100)
    package static let retransmitCeiling = Duration.seconds(5)
    package static let queuedLines = 1000

    package static let nackFirst = Duration.milliseconds(5)
    package static let nackFloor = Duration.milliseconds(10)
    package static let nackCeiling = Duration.seconds(1)

    package static let keepAlive = Duration.seconds(15)
    package static let headPatience = Duration.seconds(1)
    package static let search = Duration.seconds(2)
    package static let report = Duration.milliseconds(200)
    package static let reportPerMember = Duration.milliseconds(5)
    package static let sleep = Duration.seconds(5)
    package static let leaveCount = 3
    package static let leaveInterval = Duration.milliseconds(50)
    package static let ask = Duration.milliseconds(300)
    package static let askLast = Duration.seconds(2)
    package static let rawMemory = 1024
}
