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
