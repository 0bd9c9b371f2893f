/// What the relay remembers of a client for a day, whether it is here or not: what recognises a
/// retry, and the inbox that belongs to the client.
struct Author: Equatable, Sendable {
    let client: UInt64
    /// Who knows the key behind it is the client. Nil until the first JOIN, which binds it.
    var proof: UInt64?
    var attempt: UInt32 = 0
    /// The highest stamped number of its own and where it was stamped.
    var cseq: UInt32 = 0
    var seq: UInt64 = 0
    var lastActive = WallTime(microseconds: 0)
    var inbox: Stream
    /// The slot of its session; -1: it has none.
    var peer = -1
    /// Its direct messages that have not reached their recipients yet, in order.
    var unseen: [Direct] = []
    /// Whose direct messages in this inbox wait to be told that they have arrived.
    var awaited: [UInt64] = []

    struct Direct: Equatable, Sendable {
        var cseq: UInt32
        var seq: UInt64
        var recipient: UInt64
    }

    init(client: UInt64, inbox: Stream) {
        self.client = client
        self.inbox = inbox
    }

    /// Every direct message up to this number has reached its recipient.
    var seen: UInt32 { unseen.first.map { $0.cseq - 1 } ?? cseq }
}

/// The authors, in an array; the dictionary is only their index.
struct AuthorTable: Equatable, Sendable {
    private(set) var all: [Author] = []
    private var places: [UInt64: Int] = [:]

    subscript(place: Int) -> Author {
        _read { yield all[place] }
        _modify { yield &all[place] }
    }

    var count: Int { all.count }

    func place(of client: UInt64) -> Int? { places[client] }

    /// Adds an author; when the table is full the one who was quiet longest makes way, but never
    /// one who is here. Nil when all are here.
    mutating func add(_ author: Author) -> Int? {
        precondition(places[author.client] == nil)
        if all.count < RelayLimit.authors {
            places[author.client] = all.count
            all.append(author)
            return all.count - 1
        }
        guard let place = quietest else { return nil }
        places[all[place].client] = nil
        places[author.client] = place
        all[place] = author
        return place
    }

    private var quietest: Int? {
        var best: Int?
        // Nor one whose inbox has records in the open batch: they would come to the new owner.
        for place in all.indices
        where all[place].peer < 0 && all[place].inbox.stagedHead == all[place].inbox.head {
            if best.map({ all[place].lastActive < all[$0].lastActive }) ?? true { best = place }
        }
        return best
    }
}
