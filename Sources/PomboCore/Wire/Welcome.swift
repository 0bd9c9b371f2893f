/// The session, and from where each of its two streams can be repaired.
package struct Welcome: Frame {
    package var nonce: UInt64
    package var time: UInt64
    package var session: UInt64
    package var logID: UInt64
    /// The author's highest stamped number as the relay knows it, and where it was stamped.
    package var cseq: UInt32
    package var cseqSeq: UInt64
    package var wall: WallTime
    package var durability: Durability
    package var features: UInt32
    package var room: Stream
    package var inbox: Stream
    package var relay: String

    /// What "stamped" means at this relay.
    package enum Durability: UInt8, CaseIterable, Sendable {
        /// On disk before anybody hears of it.
        case batch = 0
        /// Synced once in a while.
        case interval = 1
        /// Left to the operating system.
        case none = 2
    }

    /// One of the session's streams.
    package struct Stream: Hashable, Sendable {
        package var number: UInt32
        /// Known to the stream's members only; every datagram of the stream carries it.
        package var tag: UInt64
        /// The `prev` of the first record that can still be repaired.
        package var first: UInt64
        package var head: UInt64
        /// Where a client begins that holds nothing of the stream yet.
        package var start: UInt64

        package init(number: UInt32, tag: UInt64, first: UInt64, head: UInt64, start: UInt64) {
            self.number = number
            self.tag = tag
            self.first = first
            self.head = head
            self.start = start
        }
    }

    package static let type = FrameType.welcome

    static let nonce = Field<UInt64>(12, "nonce")
    static let time = Field<UInt64>(20, "time")
    static let session = Field<UInt64>(28, "session")
    static let logID = Field<UInt64>(36, "log id")
    static let cseq = Field<UInt32>(44, "cseq")
    static let cseqSeq = Field<UInt64>(48, "seq of it")
    static let wall = Field<WallTime>(56, "relay time")
    static let durability = Field<UInt8>(64, "durability")
    static let features = Field<UInt32>(65, "features")
    static let roomStream = Field<UInt32>(69, "room stream")
    static let roomTag = Field<UInt64>(73, "room tag")
    static let roomFirst = Field<UInt64>(81, "room first")
    static let roomHead = Field<UInt64>(89, "room head")
    static let roomStart = Field<UInt64>(97, "room start")
    static let inboxStream = Field<UInt32>(105, "inbox stream")
    static let inboxTag = Field<UInt64>(109, "inbox tag")
    static let inboxFirst = Field<UInt64>(117, "inbox first")
    static let inboxHead = Field<UInt64>(125, "inbox head")
    static let inboxStart = Field<UInt64>(133, "inbox start")
    static let relayLength = Field<UInt8>(141, "relay length")
    package static let layout = Layout(
        nonce, time, session, logID, cseq, cseqSeq, wall, durability, features, roomStream, roomTag,
        roomFirst, roomHead, roomStart, inboxStream, inboxTag, inboxFirst, inboxHead, inboxStart,
        relayLength, rest: "relay")

    package init(
        nonce: UInt64, time: UInt64, session: UInt64, logID: UInt64, cseq: UInt32,
        cseqSeq: UInt64, wall: WallTime, durability: Durability, room: Stream, inbox: Stream,
        relay: String
    ) {
        self.nonce = nonce
        self.time = time
        self.session = session
        self.logID = logID
        self.cseq = cseq
        self.cseqSeq = cseqSeq
        self.wall = wall
        self.durability = durability
        features = Specification.features
        self.room = room
        self.inbox = inbox
        self.relay = relay
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.relayLength.end)
        nonce = datagram[Self.nonce]
        time = datagram[Self.time]
        session = datagram[Self.session]
        logID = datagram[Self.logID]
        cseq = datagram[Self.cseq]
        cseqSeq = datagram[Self.cseqSeq]
        wall = datagram[Self.wall]
        guard let durability = Durability(rawValue: datagram[Self.durability]) else {
            throw .field(.welcome)
        }
        self.durability = durability
        features = datagram[Self.features]
        room = Stream(
            number: datagram[Self.roomStream], tag: datagram[Self.roomTag],
            first: datagram[Self.roomFirst], head: datagram[Self.roomHead],
            start: datagram[Self.roomStart])
        inbox = Stream(
            number: datagram[Self.inboxStream], tag: datagram[Self.inboxTag],
            first: datagram[Self.inboxFirst], head: datagram[Self.inboxHead],
            start: datagram[Self.inboxStart])
        let end = Self.relayLength.end + Int(datagram[Self.relayLength])
        try Self.require(datagram, end)
        guard let name = Name(utf8: datagram.extracting(Self.relayLength.end..<end)) else {
            throw .text(.welcome)
        }
        relay = name.text
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.welcome, capacity: 176) { out in
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
            out.append(session, as: Self.session)
            out.append(logID, as: Self.logID)
            out.append(cseq, as: Self.cseq)
            out.append(cseqSeq, as: Self.cseqSeq)
            out.append(wall, as: Self.wall)
            out.append(durability.rawValue, as: Self.durability)
            out.append(features, as: Self.features)
            out.append(room.number, as: Self.roomStream)
            out.append(room.tag, as: Self.roomTag)
            out.append(room.first, as: Self.roomFirst)
            out.append(room.head, as: Self.roomHead)
            out.append(room.start, as: Self.roomStart)
            out.append(inbox.number, as: Self.inboxStream)
            out.append(inbox.tag, as: Self.inboxTag)
            out.append(inbox.first, as: Self.inboxFirst)
            out.append(inbox.head, as: Self.inboxHead)
            out.append(inbox.start, as: Self.inboxStart)
            out.append(UInt8(relay.utf8.count), as: Self.relayLength)
            out.append(text: relay)
        }
    }
}
