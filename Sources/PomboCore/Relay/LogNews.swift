/// What has become of a log that somebody moved, deleted or cut.
package enum LogNews: Equatable, Sendable {
    case begunAnew(ActivePlace)
    /// It is written where it was, and no next start would find it.
    case notBegun(ActivePlace, LogError)
}
