/// The bounds and times of protocol.md that are the relay's.
package enum RelayLimit {
    package static let peers = 4096
    package static let sessionsPerAddress = 64
    package static let newJoinsPerAddress = 256
    package static let newJoinsWindow = Duration.seconds(600)
    package static let answersPerSource = 100
    package static let answersInAll = 20_000
    package static let sourceBuckets = 1024
    package static let heldBytes = 4 << 20
    package static let rooms = 256
    package static let roomHeads = 4096
    package static let authors = 65_536
    package static let authorMemory = Duration.seconds(24 * 3600)
    package static let repairCache = 8 << 20
    /// How many records back a stream can be repaired.
    package static let repairDepth = 4096
    package static let repairBurst = 32
    package static let repairBurstInterval = Duration.milliseconds(5)
    package static let repairsPerSecond = 1000
    /// A client asks for each of its two streams at most each 5 ms.
    package static let nextRecordsPerSecond = 400
    package static let nextRecordsBurst = 8
    package static let repairDatagramsPerSecond = 2000
    package static let readsPerWakeUp = 64
    /// Longer would starve readers of 80 MB a second, who are heard only each 200 ms.
    package static let burstWindow = Duration.milliseconds(20)
    /// What a receive buffer is taken for whose size is not known.
    package static let burstBuffer = 212_992
    /// Sixteen full datagrams, whatever a client says of itself.
    package static let burstFloor = 18_816
    /// A shorter datagram counts as much.
    package static let burstDatagram = 512
    package static let posts = 8192
    package static let postsPerSecond = 50
    package static let bans = 1024
    package static let directsWatched = 64

    package static let recordBurst = 5
    package static let silence = Duration.seconds(60)
    /// How long the members from before a restart are waited for.
    package static let returnTime = Duration.seconds(60)
    package static let cookieLife = Duration.seconds(60)
    package static let sweepInterval = Duration.seconds(1)
    package static let gapOfOwn = Duration.seconds(5)
    package static let logRetry = Duration.seconds(1)
    package static let refuseInterval = Duration.seconds(1)
    /// A holder of a name who was silent so long makes way for the same host.
    package static let holderSilence = Duration.seconds(2)

    package static let headLimit = Duration.seconds(2)
    package static let quietHeadLimit = Duration.seconds(5)
    package static let quietAfter = Duration.seconds(60)

    /// How soon after the last record of a room its HEAD follows.
    package static func headInterval(members: Int) -> Duration {
        members <= 64 ? .milliseconds(50) : members <= 256 ? .milliseconds(100) : .milliseconds(250)
    }
}
