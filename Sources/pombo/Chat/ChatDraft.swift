import PomboCore

/// A message that is to be said.
struct ChatDraft: Equatable, Sendable {
    var text: String
    var kind = Kind.say
    /// Of a direct message.
    var recipient: UInt64?
    var recipientName = ""
}
