/// The active file of a log and the lock on it: opened and recovered once, then appended to, a
/// batch at a time, by one owner.
///
/// After every failure that is not fatal, the file is what it was before.
package struct LogFile<Disk: LogDisk>: ~Copyable {
    package let path: LogPath
    package let options: LogOptions
    package let logID: UInt64
    /// What opening found.
    package let recovery: LogRecovery
    /// Whose disk it is while the log is open: others who want to read there borrow it here.
    package var disk: Disk

    var file: Disk.Handle
    private let lock: Disk.Handle?
    /// Where the next batch begins: the size of what is known to be whole.
    package internal(set) var byteCount: UInt64
    /// A device or a pipe in the log's place: nothing can be cut off it or rotated away.
    let isRegular: Bool
    /// Lines that have to stand before the first batch, because the disk may have been full when
    /// the log was opened: its head, or what recovery has to say.
    private var preface: [UInt8]
    /// The first batch that is not yet on disk, when there is no sync for each.
    var unsyncedSince: Instant?
    package private(set) var syncs = SyncCounters()
    /// Rotating failed: not again before the file has grown to this.
    var rotatePause: UInt64 = 0

    /// Opens or makes the log at `path`, and hands out each good line of the active file. `id` is
    /// for a log that is new. The log has the disk from then on; if it cannot be opened, the caller
    /// keeps it.
    package init(
        _ path: LogPath, on disk: inout Disk, options: LogOptions = LogOptions(),
        newID id: UInt64, at now: WallTime, _ restore: (ParsedLine) -> Void
    ) throws(LogError) {
        var opening = LogOpening<Disk>(path, now: now)
        let found = try opening.run(on: &disk, newID: id, options: options, restore)
        self.path = path
        self.options = options
        self.disk = disk
        logID = found.recovery.logID
        recovery = found.recovery
        byteCount = found.byteCount
        isRegular = found.isRegular
        preface = found.preface
        lock = found.lock
        file = found.file
        applyKeep(at: now)
    }

    /// Appends whole lines in one write, and syncs if the policy or `mustSync` says so. After
    /// `abandoned` the file is as it was.
    package mutating func append(
        _ lines: Span<UInt8>, mustSync: Bool, at now: Instant
    ) throws(LogAppendError) {
        if lines.count == 0 && !mustSync { return }
        if preface.isEmpty {
            try write(lines)
        } else {
            var both = preface
            both.append(copying: lines)
            try write(both.span)
        }
        let isDue = mustSync || options.sync == .batch || !preface.isEmpty
        preface = []
        if unsyncedSince == nil { unsyncedSince = now }
        if isDue || now >= syncDeadline { try sync() }
    }

    /// When `sync` has to be called although nothing arrives; far away if there is no need.
    package var syncDeadline: Instant {
        guard case .every(let interval) = options.sync, let since = unsyncedSince else {
            return .distantFuture
        }
        return since.advanced(by: interval)
    }

    /// Brings everything onto the disk. A failure is for ever: the system may already have dropped
    /// the pages, and the next call would succeed without them.
    package mutating func sync() throws(LogAppendError) {
        do throws(FileError) { syncs.note(try disk.sync(file)) } catch {
            // A device without a disk has nothing to sync.
            if isRegular { throw .fatal(error) }
        }
        unsyncedSince = nil
    }

    /// Ends the log in good order: a `close` line, on disk.
    package mutating func close(seq: UInt64, at time: WallTime) throws(LogAppendError) {
        var lines: [UInt8] = []
        LogLine.append(.close, seq: seq, time: time, to: &lines)
        try append(lines.span, mustSync: true, at: .zero)
    }

    /// Gives the disk back; the log is closed and its lock free.
    package consuming func leave() -> Disk { disk }

    private mutating func write(_ bytes: Span<UInt8>) throws(LogAppendError) {
        let failure: LogFailure
        do throws(FileError) {
            let written = try disk.append(bytes, to: file)
            if written == bytes.count {
                byteCount += UInt64(written)
                return
            }
            // A short write is how a disk says that it is full.
            failure = .full
        } catch {
            failure = error.failure
        }
        try withdraw()
        throw .abandoned(failure)
    }

    /// Cuts off what a failed write left behind, for good.
    private mutating func withdraw() throws(LogAppendError) {
        guard isRegular else { return }
        do throws(FileError) {
            try disk.truncate(file, to: byteCount)
            _ = try disk.sync(file)
        } catch {
            throw .fatal(error)
        }
    }
}

extension LogFile: Sendable where Disk: Sendable, Disk.Handle: Sendable {}
