import PomboCore

/// Which rare paths a run has taken. A torture that never meets them proves nothing about them.
package struct Coverage: Equatable, Sendable {
    package var relay = RelayCounts()
    package var rotations = 0
    package var kills = 0
    /// Kills that were meant for a rotation, and for a start.
    package var rotationKills = 0
    package var openingKills = 0
    /// The disk failed so that the relay ended, or could not begin.
    package var logFailures = 0
    package var damages = 0
    package var gapsRepaired = 0
    package var gone = 0
    package var lostHistory = 0
    package var newLogs = 0
    package var echoesUsed = 0
    package var heldBack = 0

    package init() {}

    mutating func note(_ counts: RelayCounts) { relay.add(counts) }

    package mutating func add(_ other: Coverage) {
        relay.add(other.relay)
        rotations += other.rotations
        kills += other.kills
        rotationKills += other.rotationKills
        openingKills += other.openingKills
        logFailures += other.logFailures
        damages += other.damages
        gapsRepaired += other.gapsRepaired
        gone += other.gone
        lostHistory += other.lostHistory
        newLogs += other.newLogs
        echoesUsed += other.echoesUsed
        heldBack += other.heldBack
    }

    /// Every mark with its name, in a fixed order.
    package var marks: [(name: String, count: Int)] {
        [
            ("gap repaired", gapsRepaired), ("reset", relay.resets), ("resume", relay.resumes),
            ("gone", gone), ("lost history", lostHistory), ("path moved", relay.moves),
            ("echo sent", relay.echoes), ("echo used", echoesUsed),
            ("log full", relay.abandoned), ("held back", heldBack),
            ("early say held", relay.heldEarly), ("say doubled", relay.duplicates),
            ("read from log", relay.reads), ("history", relay.histories),
            ("post", relay.posts), ("owed leave", relay.owedLeaves), ("rotation", rotations),
            ("relay killed", kills), ("rotation killed", rotationKills),
            ("start killed", openingKills), ("log failed", logFailures),
            ("log damaged", damages),
        ]
    }
}
