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
    package var repairCache = 1 << 16
    /// How long the relay lets datagrams gather before it wakes.
    package var nap = Duration.zero
    package var incidents: [Incident] = []
    /// After this nothing goes wrong any more but ordinary loss.
    package var calm = Instant.zero
    package var fault: PlantedFault?
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
            case killRelay(step: KillStep, down: Duration, losesPower: Bool, rots: Bool)
            case killClient(Int, down: Duration)
            case rebind(Int)
            case swapAddresses(Int, Int)
            case partition(Int, Duration)
            case fillDisk(Duration)
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

    /// Where in its wake-up a relay dies.
    package enum KillStep: Int, CaseIterable, Sendable {
        case idle, beforeAppend, tornAppend, beforeSync, beforeSend, midSend
    }
}

/// A fault put in from outside the machines, to test the tester.
package enum PlantedFault: String, CaseIterable, Sendable {
    /// Datagrams go out before the log has the batch.
    case forwardEarly = "forward-early"
    /// What recognises retries is not rebuilt at a start.
    case noDeduplication = "no-deduplication"
    /// Without a sync per batch, numbers are not reserved.
    case noReservation = "no-reservation"
    /// Every JOIN claims that nothing was ever acknowledged.
    case forgedLowest = "forged-lowest"
    /// One client never gets a RESET.
    case swallowedReset = "swallowed-reset"
    /// A member joins under its neighbour's client id.
    case stolenID = "stolen-id"
    /// A rotation forgets the state lines.
    case noState = "no-state"
}

extension Scenario: CustomStringConvertible {
    /// The whole scenario on a screen, for whoever has to find out what went wrong in it.
    package var description: String {
        var text = "seed \(seed): \(weather); \(durability), rate \(recordRate)"
        if rotation != .max { text += ", rotation at \(rotation) bytes" }
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
