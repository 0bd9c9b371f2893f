import PomboCore

/// How much has gone over a link: what its weather counts by.
struct LinkCounts: Sendable {
    var firsts: UInt64 = 0
    var controls: UInt64 = 0
}
