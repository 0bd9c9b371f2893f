/// Something that the operator of a relay may want to see.
package enum RelayNotice: Equatable, Sendable {
    case joined(Name, room: Name, from: Address)
    /// A member came back under its own key; nothing was stamped.
    case resumed(Name, room: Name, from: Address)
    case left(Name, room: Name, LeaveReason)
    case renamed(from: Name, to: Name)
    case moved(Name, from: Address?, to: Address)
    case refused(Name, Refuse.Cause, from: Address)
    case logTrouble(LogFailure, recordCount: Int)
    case logResumed
    case clockSteppedBack(Duration)
    case slept(Duration)
}
