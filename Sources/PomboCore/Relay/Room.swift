/// A room: its stream, and its members in the order they came.
struct Room: Equatable, Sendable {
    let name: Name
    var stream: RecordStream
    /// Sessions that repair, and those that want the naked network.
    private(set) var members: [Int] = []
    private(set) var rawMembers: [Int] = []
    /// Everybody who repairs has delivered up to here. It never falls.
    private(set) var floor: UInt64 = 0
    var lastRecord = Instant.zero
    var weather = RoomWeather()
    /// The first and last record of the open batch that are this room's; -1: none.
    private(set) var firstStaged = -1
    private(set) var lastStaged = -1

    init(name: Name, stream: RecordStream) {
        self.name = name
        self.stream = stream
    }

    var memberCount: Int { members.count + rawMembers.count }

    /// Whether it takes one of the places for rooms with somebody in them.
    var isOccupied: Bool { memberCount > 0 || firstStaged >= 0 }

    mutating func seat(_ slot: Int, isRaw: Bool) {
        if isRaw { rawMembers.append(slot) } else { members.append(slot) }
    }

    mutating func unseat(_ slot: Int) {
        members.removeAll { $0 == slot }
        rawMembers.removeAll { $0 == slot }
    }

    mutating func raiseFloor(to lowest: UInt64) { floor = max(floor, lowest) }

    // MARK: The open batch

    var tail: StreamTail { StreamTail(seq: stream.stagedHead, place: lastStaged) }

    /// One more record of the open batch is this room's.
    mutating func extend(to tail: StreamTail) {
        stream.stagedHead = tail.seq
        if firstStaged < 0 { firstStaged = tail.place }
        lastStaged = tail.place
    }

    /// The batch is over, however it ended.
    mutating func closeBatch() {
        firstStaged = -1
        lastStaged = -1
    }
}
