/// The request for a session: new, resumed, under another name or in another room.
package struct Join: Frame {
    package var cookie: UInt64
    package var nonce: UInt64
    package var time: UInt64
    /// Random per run of the client, public.
    package var client: UInt64
    /// Random per run, known to client and relay only: who has it is the client.
    package var key: UInt64
    /// Rises with every new request, so that an old one can never undo a newer one.
    package var attempt: UInt32
    /// The lowest own number that is not acknowledged yet.
    package var lowestOpen: UInt32
    package var roomLast: UInt64
    package var inboxLast: UInt64
    package var logID: UInt64
    /// What the client's kernel granted; zero when it is not known.
    package var receiveBuffer: UInt32
    package var features: UInt32
    package var flags: Flags
    package var name: Name
    package var room: Name

    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let raw = Flags(rawValue: 1)
        package static let visitor = Flags(rawValue: 2)
        /// A person typed the name: a silent holder at the same address makes way.
        package static let typed = Flags(rawValue: 4)
    }

    package static let type = FrameType.join
    package static let layout = Layout(
        Field(12, 8, "cookie"), Field(20, 8, "nonce"), Field(28, 8, "time"),
        Field(36, 8, "client"), Field(44, 8, "key"), Field(52, 4, "attempt"),
        Field(56, 4, "lowest open"), Field(60, 8, "room last"), Field(68, 8, "inbox last"),
        Field(76, 8, "log id"), Field(84, 4, "receive buffer"), Field(88, 4, "features"),
        Field(92, 1, "name length"), Field(93, 1, "room length"), Field(94, 0, "name, room"))

    package init(
        cookie: UInt64, nonce: UInt64, time: UInt64, client: UInt64, key: UInt64,
        attempt: UInt32, lowestOpen: UInt32 = 1, roomLast: UInt64 = 0, inboxLast: UInt64 = 0,
        logID: UInt64 = 0, receiveBuffer: UInt32 = 0, flags: Flags = [], name: Name,
        room: Name = .lobby
    ) {
        self.cookie = cookie
        self.nonce = nonce
        self.time = time
        self.client = client
        self.key = key
        self.attempt = attempt
        self.lowestOpen = lowestOpen
        self.roomLast = roomLast
        self.inboxLast = inboxLast
        self.logID = logID
        self.receiveBuffer = receiveBuffer
        features = Specification.features
        self.flags = flags
        self.name = name
        self.room = room
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 94)
        cookie = datagram.word64(at: 12)
        nonce = datagram.word64(at: 20)
        time = datagram.word64(at: 28)
        client = datagram.word64(at: 36)
        key = datagram.word64(at: 44)
        attempt = datagram.word32(at: 52)
        lowestOpen = datagram.word32(at: 56)
        roomLast = datagram.word64(at: 60)
        inboxLast = datagram.word64(at: 68)
        logID = datagram.word64(at: 76)
        receiveBuffer = datagram.word32(at: 84)
        features = datagram.word32(at: 88)
        flags = Flags(rawValue: datagram[6])
        let nameEnd = 94 + Int(datagram[92])
        let roomEnd = nameEnd + Int(datagram[93])
        try Self.require(datagram, roomEnd)
        guard let name = Name(utf8: datagram.extracting(94..<nameEnd)),
            let room = Name(utf8: datagram.extracting(nameEnd..<roomEnd))
        else { throw .text(.join) }
        guard client != 0, lowestOpen != 0 else { throw .field(.join) }
        self.name = name
        self.room = room
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.join, flags: flags.rawValue, capacity: 160) { out in
            out.append(word64: cookie)
            out.append(word64: nonce)
            out.append(word64: time)
            out.append(word64: client)
            out.append(word64: key)
            out.append(word32: attempt)
            out.append(word32: lowestOpen)
            out.append(word64: roomLast)
            out.append(word64: inboxLast)
            out.append(word64: logID)
            out.append(word32: receiveBuffer)
            out.append(word32: features)
            out.append(UInt8(name.text.utf8.count))
            out.append(UInt8(room.text.utf8.count))
            out.append(text: name.text)
            out.append(text: room.text)
        }
    }
}
