/// What has to be done to a file after a scan, before anything new is stamped: cut it behind its
/// last good line, and write these lines there. Doing it twice does nothing the second time.
package struct LogRepair: Equatable, Sendable {
    package let logID: UInt64
    /// The first number that was surely never used.
    package let nextSeq: UInt64
    /// The bytes that stay; what is behind them is saved elsewhere first.
    package let keptByteCount: UInt64
    /// The head of a new file; after damage, the gap as a reservation and what was found.
    package let lines: [UInt8]

    /// `id` is for a file without one. `isPredecessorLost`: the file is not the newest one there
    /// was, so numbers behind its end may have been sent.
    package init(
        _ findings: LogFindings, newID id: UInt64, relay: String, at now: WallTime,
        isPredecessorLost: Bool = false
    ) {
        let needsGap = findings.needsGap || isPredecessorLost
        logID = findings.open?.logID ?? id
        nextSeq = findings.nextSeq(hasGap: needsGap)
        keptByteCount = findings.tail?.lowerBound ?? findings.byteCount
        // A new file begins now; in an old one, the clock may since have stepped back.
        let time = findings.lineCount == 0 ? now : findings.lastTime
        var lines: [UInt8] = []
        func append(_ line: ServiceLine) {
            LogLine.append(line, seq: findings.lastSeq, time: time, to: &lines)
        }
        if findings.open == nil { append(.open(ServiceLine.Open(logID: logID, relay: relay))) }
        if needsGap {
            // The reservation first: a damage line without it would hide the damage.
            append(.reserve(until: nextSeq - 1))
            append(
                .damage(
                    byteCount: findings.freshByteCount, lineCount: findings.freshLineCount,
                    cutByteCount: UInt64(findings.tail?.count ?? 0)))
        }
        self.lines = lines
    }
}
