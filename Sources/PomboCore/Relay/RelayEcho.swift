// ECHO: the record before a batch, sent once more with the batch while its room loses much. A loss
// is then repaired without being asked for.

extension Relay {
    /// The record that is echoed, in the cache; nil when there is no space for it.
    func echoRange(of room: Int) -> Range<Int>? {
        let stream = registry.rooms[room].stream
        let first = draft.batch.staged[registry.rooms[room].firstStaged]
        let index = stream.index(after: first.seq - 1) - 1
        guard index >= 0 else { return nil }
        let entry = stream[index]
        guard entry.byteCount + first.range.count <= Stamped.capacity else { return nil }
        return cache.range(at: entry.position, byteCount: entry.byteCount)
    }
}
