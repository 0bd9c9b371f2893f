import PomboCore
import PomboPosix

/// The log as a place to look things up: what is too old for the relay's memory.
struct RelayLibrary {
    private var files: LogFiles<PosixDisk>?
    private var disk = PosixDisk()

    init(_ path: LogPath) { files = try? LogFiles(path, on: &disk) }

    /// Answers what the outbox asks. True: there is something to send, and nothing else is left in
    /// the outbox.
    mutating func answer(_ relay: inout Relay, _ outbox: inout Outbox, at now: Moment) -> Bool {
        guard !outbox.reads.isEmpty else { return false }
        let requests = outbox.reads
        outbox.reads.removeAll()
        outbox.sends.removeAll()
        guard var files else {
            // The log is a device or a pipe: nothing that was written can be read again.
            let none: [UInt8] = []
            for request in requests { relay.found(none.span, for: request, at: now, into: &outbox) }
            return true
        }
        do throws(FileError) {
            try files.refresh(on: &disk)
            for request in requests {
                let lines = try files.lines(for: request, on: &disk)
                relay.found(lines.span, for: request, at: now, into: &outbox)
            }
        } catch {
            // Not found is not gone: whoever asked asks again.
        }
        self.files = files
        return true
    }
}
