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
