/// Where a chat goes after a search.
package enum NextStep: Equatable {
    case join(FoundRelay)
    /// The person decides among several.
    case choose([FoundRelay])
    /// Nobody is there: the person decides whether to host.
    case offer
    case host
    /// Nobody is there, and nobody can be asked.
    case giveUp
    /// Several are there, and nobody can be asked.
    case tell([FoundRelay])

    /// `mayAsk`: there is a terminal with somebody at it. `isReturning`: they had a relay, whose
    /// host left; the oldest of those that are left is where the others go, too.
    package static func after(
        _ choices: [FoundRelay], _ hosting: HostingChoice, mayAsk: Bool, isReturning: Bool = false
    ) -> NextStep {
        switch (choices.count, hosting) {
        case (0, .always): .host
        case (0, .offer): mayAsk ? .offer : .giveUp
        case (0, .never): .giveUp
        case (1, _): .join(choices[0])
        case (_, .always): .join(choices[0])
        case (_, _) where isReturning: .join(choices[0])
        default: mayAsk ? .choose(choices) : .tell(choices)
        }
    }
}
