// The streams of records: a room's, which its members see, or an inbox, which its author sees.

extension Registry {
    func stream(of target: Staged.Target) -> RecordStream {
        switch target {
        case .room(let room): rooms[room].stream
        case .inbox(let author): authors[author].inbox
        case .nowhere: preconditionFailure("no stream")
        }
    }

    /// Which of its streams a session means: its room's or its inbox. A visitor has none.
    func target(_ number: UInt32, of slot: Int) -> Staged.Target? {
        if peers[slot].isVisitor { return nil }
        if rooms[peers[slot].room].stream.number == number { return .room(peers[slot].room) }
        let author = peers[slot].author
        return authors[author].inbox.number == number ? .inbox(author) : nil
    }

    /// A durable record is in its stream.
    mutating func append(_ entry: RecordStream.Entry, to target: Staged.Target) {
        switch target {
        case .room(let room): rooms[room].stream.append(entry)
        case .inbox(let author): authors[author].inbox.append(entry)
        case .nowhere: break
        }
    }

    // MARK: The open batch

    /// Behind what the next record of a stream comes.
    func tail(of target: Staged.Target) -> StreamTail {
        switch target {
        case .room(let room): rooms[room].tail
        case .inbox(let author): StreamTail(seq: authors[author].inbox.stagedHead)
        case .nowhere: StreamTail(seq: 0)
        }
    }

    mutating func extend(_ target: Staged.Target, to tail: StreamTail) {
        switch target {
        case .room(let room): rooms[room].extend(to: tail)
        case .inbox(let author): authors[author].inbox.stagedHead = tail.seq
        case .nowhere: break
        }
    }

    /// The batch never was: a stream ends where it is durable.
    mutating func retract(_ target: Staged.Target) {
        switch target {
        case .room(let room): rooms[room].stream.stagedHead = rooms[room].stream.head
        case .inbox(let author): authors[author].inbox.stagedHead = authors[author].inbox.head
        case .nowhere: break
        }
    }
}
