/// What a relay has counted since it started; for statistics, and for the tests that want to see
/// every rare path taken.
package struct RelayCounts: Equatable, Sendable {
    package var received = 0
    package var dropped = Array(repeating: 0, count: FrameError.Cause.allCases.count)
    package var records = 0
    package var batches = 0
    package var abandoned = 0
    package var duplicates = 0
    package var heldEarly = 0
    package var misdirected = 0
    package var repairs = 0
    /// Batches that a member did not get whole because it had no credit for it.
    package var overruns = 0
    package var gone = 0
    package var echoes = 0
    package var resets = 0
    package var resumes = 0
    package var moves = 0
    package var reads = 0
    package var silenced = 0
    package var owedLeaves = 0
    package var refusals = 0
    package var histories = 0
    package var posts = 0

    package init() {}
}
