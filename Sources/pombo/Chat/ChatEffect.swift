import PomboCore

/// What the person at the screen wants done outside of it.
enum ChatEffect: Equatable, Sendable {
    /// One message, short enough. The loop answers with `addOpen` or `giveBack`.
    case say(ChatDraft)
    case enter(Name)
    case rename(Name)
    case who
    case history(before: UInt64, count: Int)
    case order(MemberOrder)
    case leave
    /// Control-Z.
    case suspend
    /// An entered line, for the history in the state folder.
    case remember(String)
}
