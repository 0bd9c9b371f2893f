import PomboCore

/// What a datagram carries, as far as the books of an experiment go.
struct Freight: Sendable {
    var kind = Meaning.Kind.other
    /// The newest message in it, or -1.
    var message: Int32 = -1
    /// The message before it, if that rides along once more, or -1.
    var echo: Int32 = -1
    /// What it says of the order of things, for the ladder: a STAMPED's or HEAD's number, an ACK's.
    var seq: UInt64 = 0

    static let unknown = Freight()

    /// Whether it brings a message, rather than answering one.
    var carriesMessage: Bool { kind == .say && message >= 0 }
}
