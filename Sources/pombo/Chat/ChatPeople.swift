import PomboCore

/// Who is in the room, as far as one has heard: for completion, and to find the recipient of a
/// direct message.
struct ChatPeople {
    struct Person: Equatable {
        var client: UInt64
        var name: Name
    }

    /// Whoever spoke last stands first.
    private(set) var list: [Person] = []
    /// As many as a room holds.
    static let limit = 4096

    mutating func hear(_ client: UInt64, _ name: String) {
        guard let name = Name(name) else { return }
        list.removeAll { $0.client == client || $0.name == name }
        list.insert(Person(client: client, name: name), at: 0)
        if list.count > Self.limit { list.removeLast() }
    }

    mutating func forget(_ client: UInt64) { list.removeAll { $0.client == client } }

    mutating func replace(by entries: [Roster.Entry]) {
        let known = list.filter { person in entries.contains { $0.client == person.client } }
        list = known
        for entry in entries where !known.contains(where: { $0.client == entry.client }) {
            list.append(Person(client: entry.client, name: entry.name))
        }
    }

    func find(_ name: Name) -> Person? { list.first { $0.name == name } }
}
