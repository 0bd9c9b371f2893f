import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What a running relay does for its log beside appending: the sync that is due, rotation, and a
/// look now and then at whether the file is still where people expect it.
struct RelayLogCare {
    private var nextLook = Instant.zero
    /// What was told already, so that it is not told each second.
    private var told = ActivePlace.here

    private static let interval = Duration.seconds(1)

    mutating func keep(
        _ log: inout LogFile<PosixDisk>, _ relay: borrowing Relay, at now: Moment,
        _ report: inout RelayReport
    ) throws(RelayLoop.Failure) {
        do throws(LogAppendError) {
            if log.syncDeadline <= now.instant { try log.sync() }
            if log.needsRotation {
                let state = Self.state(of: relay, at: now)
                try log.rotate(at: now.wall) { $0 += state }
            }
        } catch {
            if case .fatal(let error) = error { throw .log(error) }
        }
        if nextLook <= now.instant { look(&log, relay, at: now, &report) }
    }

    /// What SIGHUP asks for: a look at once, but not before the open batch is in the log.
    mutating func lookSoon() {
        told = .here
        nextLook = .zero
    }

    /// Begins the log anew if somebody moved, deleted or cut the file: what it goes on writing to,
    /// no next start would find.
    private mutating func look(
        _ log: inout LogFile<PosixDisk>, _ relay: borrowing Relay, at now: Moment,
        _ report: inout RelayReport
    ) {
        nextLook = now.instant + Self.interval
        guard let place = try? log.place() else { return }
        guard place != .here else {
            told = .here
            return
        }
        let missing = Texts.logMissing(place, log.path.active)
        let state = Self.state(of: relay, at: now)
        do throws(LogError) {
            _ = try log.reopen(
                after: relay.lastSeq, at: max(relay.lastTime, now.wall), state: { $0 += state })
            report.warn(missing + Texts.logBegunAnew(from: relay.lastSeq))
        } catch {
            if told != place {
                report.warn(missing + Texts.logNotBegun(Texts.sentence(of: error, log.path)))
            }
            told = place
        }
    }

    /// The lines that let a start read the new file only.
    private static func state(of relay: borrowing Relay, at now: Moment) -> [UInt8] {
        var state: [UInt8] = []
        relay.appendState(at: now, to: &state)
        return state
    }
}
