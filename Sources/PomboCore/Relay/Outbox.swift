/// What the relay wants done, as data. The lanes are worked off in this order: the lines are
/// appended to the log and synced, then `committed` is called, then the datagrams go out, then
/// somebody is told. What is asked from the log is read last.
package struct Outbox: Sendable {
    /// Lines for the log, ready to be appended in one write.
    package var lines: [UInt8] = []
    /// The lines have to be on disk before `committed`, whatever the policy is.
    package var mustSync = false
    /// The datagrams, one behind the other.
    package var bytes: [UInt8] = []
    package var sends: [Send] = []
    package var notices: [RelayNotice] = []
    package var reads: [ReadRequest] = []

    package init() {}

    /// Forgets the content and keeps the memory.
    package mutating func clear() {
        lines.removeAll(keepingCapacity: true)
        mustSync = false
        bytes.removeAll(keepingCapacity: true)
        sends.removeAll(keepingCapacity: true)
        notices.removeAll(keepingCapacity: true)
        reads.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func send(_ range: Range<Int>, to audience: Audience) {
        sends.append(Send(range: range, audience: audience))
    }
}
