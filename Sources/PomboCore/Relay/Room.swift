/// A room: its stream, and its members in the order they came.
struct Room: Equatable, Sendable {
    let name: Name
    var stream: RecordStream
    /// Peers that repair, and those that want the naked network.
    var members: [Int] = []
    var rawMembers: [Int] = []
    /// Everybody who repairs has delivered up to here. It never falls.
    var floor: UInt64 = 0
    var lastRecord = Instant.zero
    var weather = RoomWeather()
    /// The first and last record of the open batch that are this room's; -1: none.
    var firstStaged = -1
    var lastStaged = -1

    init(name: Name, stream: RecordStream) {
        self.name = name
        self.stream = stream
    }

    var memberCount: Int { members.count + rawMembers.count }

    /// One more record of the open batch is this room's.
    mutating func extend(to tail: Draft.Tail) {
        stream.stagedHead = tail.seq
        if firstStaged < 0 { firstStaged = tail.place }
        lastStaged = tail.place
    }
}
