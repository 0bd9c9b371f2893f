package enum Audience: Equatable, Sendable {
    case address(Address)
    /// The members that repair, or the raw ones: `Relay.withAudience` names their addresses.
    case room(Int)
    case rawRoom(Int)
    /// The members that repair and whose burst credit holds the open batch.
    case readyRoom(Int)
}
