// HISTORY: older lines of a stream, page by page.

extension Relay {
    mutating func recall(
        _ history: History, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(history.session, from: address, at: now, into: &outbox),
            let target = registry.target(history.stream, of: slot),
            let home = registry.peers[slot].address,
            links[slot].allowsQuestion(at: now.instant),
            links.repairGrant(slot, at: now.instant) >= Int(history.count) / 2
        else { return }
        counts.histories += 1
        let stream = registry.stream(of: target)
        let end = stream.index(after: history.before &- (history.before == 0 ? 0 : 1))
        let start = max(0, end - Int(history.count))
        let entries = (start..<end).map { stream[$0] }
        let isWhole =
            entries.count == Int(history.count) || stream.first == 0 || history.before <= 1
        let isCached = entries.allSatisfy {
            cache.range(at: $0.position, byteCount: $0.byteCount) != nil
        }
        links[slot].spendRepair(Int(history.count), at: now.instant)
        if isWhole && isCached {
            let page = Stamped.Page(
                before: history.before, firstIndex: 0, total: UInt8(entries.count))
            let missing = sendEntries(entries, of: stream, page: page, to: home, into: &outbox)
            precondition(missing.isEmpty)
            if entries.isEmpty { sendEmptyPage(page, stream.tag, to: home, into: &outbox) }
            return
        }
        guard outbox.reads.count < RelayLimit.readsPerWakeUp else { return }
        counts.reads += 1
        let newest = entries.last?.seq ?? min(stream.first, history.before - 1)
        outbox.reads.append(
            ReadRequest(
                session: registry.peers[slot].session, stream: source(of: target), newest: newest,
                count: Int(history.count), purpose: .history(before: history.before)))
    }

    func sendEmptyPage(
        _ page: Stamped.Page, _ tag: UInt64, to home: Address, into outbox: inout Outbox
    ) {
        let start = outbox.bytes.count
        Stamped(tag: tag, page: page).begin(in: &outbox.bytes)
        outbox.bytes.sealFrame(from: start)
        outbox.send(start..<outbox.bytes.count, to: .address(home))
    }
}
