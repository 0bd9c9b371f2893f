// POST: one line of a stranger, who needs no session for it.

extension Relay {
    mutating func publish(
        _ post: Post, text: Span<UInt8>, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard settings.acceptsPosts, door.allows(post, from: address, at: now.instant),
            !draft.batch.posts.contains(post.id), let room = postRoom(post.room),
            !isMember(post.name)
        else { return }
        door.countPost(at: now.instant)
        counts.posts += 1
        stagePost(post, text: text, in: room, from: address, at: now, into: &outbox)
    }

    /// A post goes to the lobby or where somebody is.
    private mutating func postRoom(_ name: Name) -> Int? {
        if let place = registry.rooms.place(of: name), registry.rooms[place].memberCount > 0 {
            return place
        }
        return name == .lobby ? registry.openRoom(name) : nil
    }

    private func isMember(_ name: Name) -> Bool {
        registry.peers.indices.contains { registry.isHolder($0, of: name) } || draft.isTaken(name)
    }
}
