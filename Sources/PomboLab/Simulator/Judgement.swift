import PomboCore

extension World {
    /// At the end the files themselves are read: S2, S3 and S5 as the log tells them.
    mutating func judge() {
        var logged: [UInt64: [UInt32: UInt64]] = [:]
        var lastSeq: UInt64 = 0
        var lastOfAuthor: [UInt64: UInt32] = [:]
        var broken: (Violation.Promise, String)?
        var files: [[UInt8]] = []
        relay.withDisk { files = $0.logFiles(RelayNode.path) }
        var firstSeq: UInt64?
        for file in files {
            _ = LogScan.findings(of: file.span) { _, bytes, _ in
                guard broken == nil, case .record(let record, _)? = try? LogLine.parse(bytes)
                else { return }
                if record.seq <= lastSeq {
                    broken = (.freshNumbers, "the log has \(record.seq) after \(lastSeq)")
                }
                lastSeq = record.seq
                if firstSeq == nil { firstSeq = record.seq }
                guard record.kind.isSpoken, !record.isRaw else { return }
                if let first = logged[record.client]?[record.cseq] {
                    broken = (
                        .once,
                        "line \(record.cseq) of \(record.client) is in the log as \(first) and "
                            + "as \(record.seq)"
                    )
                }
                if broken == nil, let last = lastOfAuthor[record.client], last >= record.cseq {
                    broken = (.authorOrder, "line \(record.cseq) was stamped after line \(last)")
                }
                lastOfAuthor[record.client] = record.cseq
                logged[record.client, default: [:]][record.cseq] = record.seq
            }
        }
        // A disk that forgot lines cannot recognise their retries: there the log itself may repeat.
        if let (promise, detail) = broken, !hasRotted || promise == .freshNumbers {
            return violate(promise, detail)
        }
        checkClaims(logged, from: firstSeq ?? .max)
    }

    /// What a client was told is stamped is there, where it was told, unless `--keep` dropped it.
    private mutating func checkClaims(
        _ logged: [UInt64: [UInt32: UInt64]], from firstSeq: UInt64
    ) {
        if hasRotted || hasLostRecords { return }
        for node in clients {
            for run in node.runs {
                for claim in run.witness.claims {
                    if scenario.keep != nil, claim.seq ?? 0 < firstSeq { continue }
                    let seq = logged[run.client]?[claim.cseq]
                    if seq == nil || claim.seq != nil && claim.seq != seq {
                        violate(
                            .once,
                            "line \(claim.cseq) of \(node.plan.name) was confirmed as "
                                + "\(claim.seq ?? 0), the log has \(seq ?? 0)")
                        return
                    }
                }
            }
        }
    }

    /// What keeps the world from being at peace; nil: everybody has everything.
    mutating func obstacle() -> String? {
        guard let turn = relay.turn.take() else { return "the relay is down" }
        let obstacle = turn.log.disk.isSound ? self.obstacle(turn.relay) : "the disk is in trouble"
        relay.turn = consume turn
        return obstacle
    }

    private func obstacle(_ machine: Relay) -> String? {
        for node in clients {
            guard let run = node.current, !node.isGone else { continue }
            let name = node.plan.name
            if !node.isJoined { return "\(name) has no session" }
            if node.openLines > 0, !node.plan.isRaw {
                return "\(name) has \(node.openLines) lines unconfirmed"
            }
            if node.plan.isVisitor || node.plan.isRaw { continue }
            guard let room = machine.room(of: run.client) else {
                return "the relay does not know \(name)"
            }
            if node.room != room { return "\(name) is not where it thinks it is" }
            if node.roomDelivered < machine.head(of: room) {
                return "\(name) has \(node.roomDelivered) of \(machine.head(of: room))"
            }
            let head = machine.inboxHead(of: run.client)
            if node.inboxDelivered < head {
                return "\(name) has \(node.inboxDelivered) of \(head) in its inbox"
            }
        }
        return nil
    }
}
