import PomboCore
import PomboTerminal
import PomboText

/// What a replay shows, in order: a record, or numbers that are not there.
enum ReplayEvent: Sendable {
    case record(ReplayEntry)
    case gap(ReplayGap)
}
