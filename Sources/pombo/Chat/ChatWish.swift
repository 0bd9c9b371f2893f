import PomboCore

/// What the person at the screen wants done outside of it.
enum ChatWish: Equatable, Sendable {
    /// One message, short enough. The loop answers with `noteSaid` or `noteRefused`.
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

/// A message that is to be said.
struct ChatDraft: Equatable, Sendable {
    var text: String
    var kind = Kind.say
    /// Of a direct message.
    var recipient: UInt64?
    var recipientName = ""
}
