import PomboCore
import PomboText

/// What somebody outside wants of a running relay.
enum RelayOrder: Equatable, Sendable {
    enum Sight: Equatable, Sendable { case figures, members }

    /// Ends the relay; everybody is told why.
    case stop(Bye.Reason)
    case reopenLog
    case member(MemberOrder)
    case show(Sight)
    /// To who typed something that is no order.
    case answer(Phrase)
}

/// What is to happen to one of the members.
struct MemberOrder: Equatable, Sendable {
    enum Verb: Equatable, Sendable {
        /// It is removed, and kept out for the span.
        case remove
        /// It has no voice for the span.
        case mute
    }

    var verb: Verb
    var name: Name
    var span: Duration
}
