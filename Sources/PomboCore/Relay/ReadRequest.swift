/// Records that are too old for memory. The shell reads them from the log and hands their lines to
/// `found`; a request that cannot be answered is answered with no lines.
package struct ReadRequest: Equatable, Sendable {
    package var session: UInt64
    package var stream: Source
    /// The records of the stream up to and including this number are wanted …
    package var newest: UInt64
    /// … this many, the newest ones.
    package var count: Int
    package var purpose: Purpose

    package enum Source: Equatable, Sendable {
        case room(String)
        case inbox(client: UInt64)
    }

    package enum Purpose: Equatable, Sendable {
        case repair
        /// The `before` of the question.
        case history(before: UInt64)
    }
}
