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

        init(_ datagram: Span<UInt8>, at offset: Int) {
            number = datagram.word32(at: offset)
            tag = datagram.word64(at: offset + 4)
            first = datagram.word64(at: offset + 12)
            head = datagram.word64(at: offset + 20)
            start = datagram.word64(at: offset + 28)
        }

        func encode(into out: inout OutputSpan<UInt8>) {
            out.append(word32: number)
            out.append(word64: tag)
            out.append(word64: first)
            out.append(word64: head)
            out.append(word64: start)
        }
    }

    package static let type = FrameType.welcome
    package static let layout = Layout(
        Field(12, 8, "nonce"), Field(20, 8, "time"), Field(28, 8, "session"),
        Field(36, 8, "log id"), Field(44, 4, "cseq"), Field(48, 8, "seq of it"),
        Field(56, 8, "relay time"), Field(64, 1, "durability"), Field(65, 4, "features"),
        Field(69, 4, "room stream"), Field(73, 8, "room tag"), Field(81, 8, "room first"),
        Field(89, 8, "room head"), Field(97, 8, "room start"),
        Field(105, 4, "inbox stream"), Field(109, 8, "inbox tag"), Field(117, 8, "inbox first"),
        Field(125, 8, "inbox head"), Field(133, 8, "inbox start"),
        Field(141, 1, "relay length"), Field(142, 0, "relay"))

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
        try Self.require(datagram, 142)
        nonce = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        session = datagram.word64(at: 28)
        logID = datagram.word64(at: 36)
        cseq = datagram.word32(at: 44)
        cseqSeq = datagram.word64(at: 48)
        wall = WallTime(microseconds: Int64(bitPattern: datagram.word64(at: 56)))
        guard let durability = Durability(rawValue: datagram[64]) else { throw .field(.welcome) }
        self.durability = durability
        features = datagram.word32(at: 65)
        room = Stream(datagram, at: 69)
        inbox = Stream(datagram, at: 105)
        let end = 142 + Int(datagram[141])
        try Self.require(datagram, end)
        guard let name = Name(utf8: datagram.extracting(142..<end)) else { throw .text(.welcome) }
        relay = name.text
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.welcome, capacity: 176) { out in
            out.append(word64: nonce)
            out.append(word64: time)
            out.append(word64: session)
            out.append(word64: logID)
            out.append(word32: cseq)
            out.append(word64: cseqSeq)
            out.append(word64: UInt64(bitPattern: wall.microseconds))
            out.append(durability.rawValue)
            out.append(word32: features)
            room.encode(into: &out)
            inbox.encode(into: &out)
            out.append(UInt8(relay.utf8.count))
            out.append(text: relay)
        }
    }
}
