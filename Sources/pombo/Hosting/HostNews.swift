import PomboTerminal
import PomboText

/// What a hosting chat hears from behind its screen.
enum HostNews: Equatable, Sendable {
    /// A line to show, as the relay's own terminal would: an answer to an order, or trouble.
    case line(String)
    /// There is an older relay: the chat ends here and goes there, and its relay stops.
    case elder(FoundRelay)
    /// The relay cannot go on.
    case failed(Phrase)
}
