/// The last record of a stream, the open batch counted in.
struct StreamTail: Equatable, Sendable {
    var seq: UInt64
    /// Its place in the open batch; -1: it is durable.
    var place = -1
}
