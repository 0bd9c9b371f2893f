/// A fault put in from outside the machines, to test the tester.
package enum PlantedFault: String, CaseIterable, Sendable {
    /// Datagrams go out before the log has the batch.
    case forwardEarly = "forward-early"
    /// What recognises retries is not rebuilt at a start.
    case noDeduplication = "no-deduplication"
    /// Without a sync per batch, numbers are not reserved.
    case noReservation = "no-reservation"
    /// Every JOIN claims that nothing was ever acknowledged.
    case forgedLowest = "forged-lowest"
    /// One client never gets a RESET.
    case swallowedReset = "swallowed-reset"
    /// A member joins under its neighbour's client id.
    case stolenID = "stolen-id"
    /// A rotation forgets the state lines.
    case noState = "no-state"
    /// A rotation renames its new file into place before it is on disk.
    case earlyRename = "early-rename"
    /// A sync that failed is taken for one that did not.
    case ignoredSync = "ignored-sync"

    var lie: DiskLie? {
        switch self {
        case .earlyRename: .lateSync
        case .ignoredSync: .failedSync
        default: nil
        }
    }
}
