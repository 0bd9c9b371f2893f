import PomboCore

/// What waits for the list of members, which is asked for once however much does.
struct RosterQuestions {
    /// The person wants to see it.
    var isAsked = false
    /// Messages whose story is asked for: who has them the list tells.
    var stories: [UInt64] = []
    /// Direct messages to people who have not been heard of.
    var directs: [(to: Name, text: String)] = []

    /// All of it, which waits no more.
    mutating func takeAll() -> RosterQuestions {
        defer { self = RosterQuestions() }
        return self
    }
}
