/// The rooms, in an array; the dictionary is only their index.
struct RoomTable: Equatable, Sendable {
    private(set) var all: [Room] = []
    private var places: [Name: Int] = [:]

    subscript(place: Int) -> Room {
        _read { yield all[place] }
        _modify { yield &all[place] }
    }

    var count: Int { all.count }

    var indices: Range<Int> { all.indices }

    var occupiedCount: Int { all.count { $0.isOccupied } }

    func place(of name: Name) -> Int? { places[name] }

    /// Adds a room. When the table is full the empty one that was quiet longest makes way; nil when
    /// none is empty.
    mutating func add(_ room: Room) -> Int? {
        precondition(places[room.name] == nil)
        if all.count < RelayLimit.roomHeads {
            places[room.name] = all.count
            all.append(room)
            return all.count - 1
        }
        guard let place = quietest else { return nil }
        places[all[place].name] = nil
        places[room.name] = place
        all[place] = room
        return place
    }

    /// Forgets the room that was added last.
    mutating func removeLast() { places[all.removeLast().name] = nil }

    private var quietest: Int? {
        all.indices.filter { !all[$0].isOccupied }
            .min { all[$0].lastRecord < all[$1].lastRecord }
    }
}
