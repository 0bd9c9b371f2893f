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
