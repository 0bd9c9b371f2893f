import PomboCore

/// One run of the torture: who says what when, under which weather, and what goes wrong. All of it
/// follows from the seed.
package struct Scenario: Sendable {
    package var seed: UInt64
    package var clients: [ClientPlan] = []
    /// The same for every link until the incidents change it.
    package var weather = Weather()
    package var durability = Welcome.Durability.batch
    package var recordRate = 0
    /// Bytes after which the log is rotated.
    package var rotation = Int.max
    /// Bytes of log that are kept; nil: all.
    package var keep: Int?
    package var repairCache = 1 << 16
    /// How long the relay lets datagrams gather before it wakes.
    package var nap = Duration.zero
    package var incidents: [Incident] = []
    /// After this nothing goes wrong any more but ordinary loss.
    package var calm = Instant.zero
    package var fault: PlantedFault?
    /// What happens to the relay and its disk from the first call on.
    package var firstKill: Kill?
    package var firstFault: DiskFault?
    /// Keeps the delay of every delivery from its stamp on.
    package var measuresDelay = false
    /// Keeps books on messages and gives each link its own weather.
    package var experiment: Experiment?
    /// Bit n: the world's datagram n is lost. For worlds small enough to try every pattern.
    package var dropped: UInt64 = 0

    package init(seed: UInt64) { self.seed = seed }

    package struct ClientPlan: Sendable {
        package var name: String
        package var room: Name
        package var start: Instant
        package var isVisitor = false
        package var isRaw = false
        package var lines: [Line] = []
    }

    package struct Line: Sendable {
        package var at: Instant
        /// The client a direct message is for; nil: the room.
        package var to: Int?
        package var byteCount: Int
        /// Its number in an experiment.
        package var message: Int?
    }

    package struct Incident: Sendable {
        package var at: Instant
        package var what: What

        package enum What: Sendable {
            case killRelay(Kill)
            case killClient(Int, down: Duration)
            case rebind(Int)
            case swapAddresses(Int, Int)
            case partition(Int, Duration)
            case fillDisk(Duration)
            /// The disk fails in the call after so many more ones, once or from there on.
            case failDisk(calls: Int, FileError.Cause, isForever: Bool, Duration)
            case enter(Int, Name)
            case rename(Int)
            case leave(Int)
            case askHistory(Int)
            case askWho(Int)
            case post
            case stepClock(Duration)
            case loss(Int)
            /// An experiment's weather changes, for one client or all, one way or both.
            case weather(Int?, LabScope.Direction?, Weather)
            case remove(Int)
        }
    }

    /// The end of a relay.
    package struct Kill: Equatable, Sendable {
        package var step: Step
        /// How long there is no relay.
        package var down: Duration
        package var losesPower = false
        package var rots = false
        /// The next start is killed too, in the call after so many.
        package var again: Int?

        package init(_ step: Step, down: Duration) {
            self.step = step
            self.down = down
        }

        package enum Step: Equatable, Sendable {
            /// Between two turns.
            case idle
            /// In the disk's call after so many more ones, wherever that is.
            case call(Int)
            /// So many calls after the next rotation has begun.
            case rotation(Int)
            /// With a part of the datagrams of a batch sent.
            case sending
        }
    }
}

extension Scenario: CustomStringConvertible {
    /// The whole scenario on a screen, for whoever has to find out what went wrong in it.
    package var description: String {
        var text = "seed \(seed): \(weather); \(durability), rate \(recordRate)"
        if rotation != .max { text += ", rotation at \(rotation) bytes" }
        if let keep { text += ", keeping \(keep)" }
        text += ", cache \(repairCache), nap \(nap.microseconds) us\n"
        for plan in clients {
            let kind = plan.isVisitor ? " visitor" : plan.isRaw ? " raw" : ""
            text += "  \(plan.name) in \(plan.room)\(kind): \(plan.lines.count) lines\n"
        }
        for incident in incidents {
            text += "  \(incident.at.nanoseconds / 1_000_000) ms: \(incident.what)\n"
        }
        return text + "  \(calm.nanoseconds / 1_000_000) ms: calm\n"
    }
}
