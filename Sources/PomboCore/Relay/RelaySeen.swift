// Which direct messages have reached their recipients: the author is told by its ACKs.

extension Relay {
    /// A direct message is in an inbox; its author waits to hear that it has arrived.
    mutating func noteUnseen(_ seq: UInt64, cseq: UInt32, from author: Int, to target: Int) {
        let direct = Author.Direct(cseq: cseq, seq: seq, recipient: authors[target].client)
        authors[author].noteUnseen(direct)
        authors[target].noteAwaited(authors[author].client)
    }

    /// The owner of an inbox has delivered it up to here: who waited for that is told.
    mutating func tellSeen(
        by reader: Int, upTo seq: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        let client = authors[reader].client
        for waiting in authors[reader].awaited {
            guard let place = authors.place(of: waiting) else { continue }
            let before = authors[place].seen
            authors[place].noteSeen(by: client, upTo: seq)
            guard authors[place].seen != before, authors[place].peer >= 0 else { continue }
            acknowledge(authors[place].peer, at: now, into: &outbox)
        }
        let waiting = authors[reader].awaited
        authors[reader].awaited = waiting.filter { author in
            authors.place(of: author).map { authors[$0].waits(for: client) } ?? false
        }
    }
}

extension Author {
    /// Beyond the bound messages to one recipient are seen together. What cannot be counted so is
    /// never told as seen: silence rather than a wrong mark.
    mutating func noteUnseen(_ direct: Direct) {
        if unseen.count < RelayLimit.directsWatched {
            unseen.append(direct)
        } else {
            let last = unseen.count - 1
            let isSame = unseen[last].recipient == direct.recipient
            unseen[last].seq = isSame ? max(unseen[last].seq, direct.seq) : .max
        }
    }

    mutating func noteAwaited(_ author: UInt64) {
        guard awaited.count < RelayLimit.directsWatched, !awaited.contains(author) else { return }
        awaited.append(author)
    }

    mutating func noteSeen(by reader: UInt64, upTo seq: UInt64) {
        unseen.removeAll { $0.recipient == reader && $0.seq <= seq }
    }

    func waits(for reader: UInt64) -> Bool { unseen.contains { $0.recipient == reader } }
}
