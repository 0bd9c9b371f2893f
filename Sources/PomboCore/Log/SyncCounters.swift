/// What the disk asked of who waits for it.
package struct SyncCounters: Equatable, Sendable {
    package private(set) var count = 0
    package private(set) var slowest = Duration.zero

    package init() {}

    package mutating func note(_ duration: Duration) {
        count += 1
        slowest = max(slowest, duration)
    }
}
