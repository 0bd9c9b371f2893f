// What a status line, a simulator and the other files of the client want to know.

extension Client {
    package enum Phase: Equatable, Sendable {
        case idle
        /// HELLO, JOIN, or waiting to try again, without a session.
        case connecting
        /// Refused, and nothing will be tried until a person decides.
        case refused
        case joined
        case leaving
        case ended
    }

    package var phase: Phase {
        if hasEnded { return .ended }
        if goodbye != nil { return .leaving }
        if session != nil { return .joined }
        if handshake != nil { return .connecting }
        return hasStarted ? .refused : .idle
    }

    /// In a session, and no other name or room is being asked for.
    package var isJoined: Bool {
        phase == .joined && handshake == nil && name == wantedName && room == wantedRoom
    }

    /// What the relay calls the session; nil without one.
    package var sessionNumber: UInt64? { session?.number }

    package var isAway: Bool { session?.watch.isAway ?? isLost }

    /// Lines that are not known to be stamped, or in raw mode not sent.
    package var openLines: Int { sender.lines.count }

    /// How many lines `say` would take now.
    package var freeLines: Int { Sender.queueLimit - sender.lines.count }

    /// The room as it was joined and as far as it was delivered; nil without a session.
    package var roomPlace: Welcome.Stream? {
        guard session != nil else { return nil }
        return Welcome.Stream(
            number: roomStream.number, tag: roomStream.tag, first: roomStream.last,
            head: roomStream.head, start: roomStream.last)
    }

    package var roomDelivered: UInt64 { roomStream.last }
    package var inboxDelivered: UInt64 { inboxStream.last }
    package var roomHead: UInt64 { roomStream.head }
    package var window: Int { sender.window }

    /// Members of the room as the last HEAD told; zero before the first one.
    package var memberCount: Int { session?.members ?? 0 }

    /// Whether anything that comes can still matter.
    var isActive: Bool { hasStarted && !hasEnded && goodbye == nil }

    /// Whether anything but the steps of a handshake may be sent. While a JOIN is under way the
    /// session may be another one already.
    var mayTalk: Bool { session != nil && goodbye == nil && handshake?.step != .join }

    /// Chance as a value: the same in every run with the same secret.
    mutating func draw() -> UInt64 {
        drawn += 1
        return SipHash.of(settings.client, drawn, under: settings.secret)
    }
}
