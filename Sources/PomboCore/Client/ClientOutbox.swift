/// What a client wants done, as data: datagrams to send in this order, and what to tell.
package struct ClientOutbox: Sendable {
    package var bytes: [UInt8] = []
    package var sends: [Range<Int>] = []
    package var events: [ClientEvent] = []

    package init() {}

    /// Forgets the content and keeps the memory.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        sends.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
    }
}
