import PomboCore

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
