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

    // MARK: Which direct messages have arrived

    /// A direct message is in an inbox; its author waits to hear that it has arrived.
    mutating func watch(_ seq: UInt64, cseq: UInt32, from author: Int, to target: Int) {
        all[author].addUnseen(
            Author.Direct(cseq: cseq, seq: seq, recipient: all[target].client))
        all[target].addAwaited(all[author].client)
    }

    /// The owner of an inbox has delivered it up to here. Says who has to hear of it: the authors
    /// whose `seen` moves by that.
    mutating func markSeen(by reader: Int, upTo seq: UInt64) -> [Int] {
        if all[reader].awaited.isEmpty { return [] }
        let client = all[reader].client
        var moved: [Int] = []
        for waiting in all[reader].awaited {
            guard let author = places[waiting] else { continue }
            if all[author].markSeen(by: client, upTo: seq) { moved.append(author) }
        }
        let waiting = all[reader].awaited.filter { author in
            places[author].map { all[$0].waits(for: client) } ?? false
        }
        all[reader].keep(awaited: waiting)
        return moved
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
