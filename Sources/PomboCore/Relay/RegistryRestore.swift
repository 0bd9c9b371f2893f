// What the log says of authors and rooms.

extension Registry {
    /// The author of a new file's state line; a record that came before it knows better.
    mutating func restore(_ state: ServiceLine.AuthorState) {
        guard authors.place(of: state.client) == nil else { return }
        _ = authors.add(Author(state, inbox: numbers.stream(head: state.inboxHead)))
    }

    mutating func restoreRoom(_ name: Name, head: UInt64) {
        guard rooms.place(of: name) == nil, rooms.count < RelayLimit.roomHeads else { return }
        _ = rooms.add(Room(name: name, stream: numbers.stream(head: head)))
    }

    /// A room without the bound on occupied ones, as long as there is a place to remember it.
    mutating func addRoom(_ name: Name) -> Int? {
        guard rooms.count < RelayLimit.roomHeads else { return openRoom(name) }
        return rooms.add(Room(name: name, stream: numbers.stream()))
    }
}

extension Author {
    init(_ state: ServiceLine.AuthorState, inbox: RecordStream) {
        self.init(client: state.client, inbox: inbox)
        proof = state.binding.proof
        attempt = state.binding.attempt
        lastActive = state.time
        advance(to: state.cseq, seq: state.seq)
    }

    /// What a new file of the log says of it; nil when no key is bound to it.
    var state: ServiceLine.AuthorState? {
        binding.map {
            ServiceLine.AuthorState(
                client: client, cseq: cseq, seq: seq, time: lastActive, binding: $0,
                inboxHead: inbox.head)
        }
    }

    /// A record of its own.
    mutating func restore(_ entry: LogRecord) {
        lastActive = max(lastActive, entry.time)
        if let binding = entry.binding {
            proof = binding.proof
            attempt = max(attempt, binding.attempt)
        }
        if entry.kind.isSpoken, !entry.isRaw, entry.cseq > cseq {
            advance(to: entry.cseq, seq: entry.seq)
        }
    }
}
