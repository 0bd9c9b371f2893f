import PomboCore

/// Everything the relay ever put into its log, as the world saw it happen: what all promises are
/// held against.
struct Ledger: Sendable {
    private(set) var entries: [Entry] = []
    private var places: [UInt64: Int] = [:]
    /// The places of the entries that a loss of power could take.
    private var unsynced: [Int] = []

    /// The file that is written to, and how much of it was looked at.
    private var active: (file: Int, byteCount: Int)?

    struct Entry: Sendable {
        var seq: UInt64
        /// Over everything that a client gets to see of the record.
        var fingerprint: UInt64
        var prev: UInt64
        var stream: StreamKey
        var client: UInt64
        var cseq: UInt32
        var isSpoken: Bool
        var isSynced = false
        /// Somebody was sent it, or was told that it is stamped.
        var wasSent = false
        /// When it was stamped, by the world's clock.
        var at = Instant.zero
    }

    /// A number that was sent with one content and then written with another: S5.
    private(set) var reused: UInt64?

    func entry(_ seq: UInt64) -> Entry? { places[seq].map { entries[$0] } }

    /// Enters a line that was appended to the log.
    mutating func append(_ record: LogRecord, text: [UInt8], at now: Instant) {
        var entry = Entry(
            seq: record.seq, fingerprint: Fingerprint.of(record, text: text), prev: record.prev,
            stream: StreamKey(record), client: record.client, cseq: record.cseq,
            isSpoken: record.kind.isSpoken && !record.isRaw)
        entry.at = now
        if let place = places[record.seq] {
            if entries[place].wasSent, entries[place].fingerprint != entry.fingerprint {
                reused = record.seq
            }
            let wasSent = entries[place].wasSent
            entries[place] = entry
            entries[place].wasSent = wasSent
            unsynced.append(place)
            return
        }
        places[record.seq] = entries.count
        unsynced.append(entries.count)
        entries.append(entry)
    }

    mutating func sync() {
        for place in unsynced { entries[place].isSynced = true }
        unsynced.removeAll(keepingCapacity: true)
    }

    /// Power was lost: what is found again afterwards is entered again.
    mutating func forgetUnsynced() { unsynced.removeAll(keepingCapacity: true) }

    /// Takes note of what was written to the active file since the last look, and of what is on
    /// disk by now. Says what is new.
    mutating func look(at disk: SimulatedDisk, _ path: String, at now: Instant) -> [LogRecord] {
        // What was written to may just have been rotated away, synced.
        if let active, disk.isSynced(active.file) { sync() }
        guard let (file, isSynced) = disk.file(at: path) else { return [] }
        let bytes = disk.content(path) ?? []
        var start = active?.file == file ? min(active?.byteCount ?? 0, bytes.count) : 0
        var records: [LogRecord] = []
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            let line = bytes.span.extracting(start..<end)
            start = end + 1
            guard case .record(let record, let text)? = try? LogLine.parse(line) else { continue }
            append(record, text: text, at: now)
            records.append(record)
        }
        active = (file, start)
        if isSynced { sync() }
        return records
    }

    /// A relay has recovered the log, and what it has found is entered and on disk.
    mutating func resume(on disk: SimulatedDisk, _ path: String) {
        active = disk.file(at: path).map { ($0.number, disk.content(path)?.count ?? 0) }
        sync()
    }

    mutating func noteSent(_ seq: UInt64) {
        if let place = places[seq] { entries[place].wasSent = true }
    }
}
