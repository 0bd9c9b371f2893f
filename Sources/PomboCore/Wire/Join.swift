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

    static let cookie = Field<UInt64>(12, "cookie")
    static let nonce = Field<UInt64>(20, "nonce")
    static let time = Field<UInt64>(28, "time")
    static let client = Field<UInt64>(36, "client")
    static let key = Field<UInt64>(44, "key")
    static let attempt = Field<UInt32>(52, "attempt")
    static let lowestOpen = Field<UInt32>(56, "lowest open")
    static let roomLast = Field<UInt64>(60, "room last")
    static let inboxLast = Field<UInt64>(68, "inbox last")
    static let logID = Field<UInt64>(76, "log id")
    static let receiveBuffer = Field<UInt32>(84, "receive buffer")
    static let features = Field<UInt32>(88, "features")
    static let nameLength = Field<UInt8>(92, "name length")
    static let roomLength = Field<UInt8>(93, "room length")
    package static let layout = Layout(
        cookie, nonce, time, client, key, attempt, lowestOpen, roomLast, inboxLast, logID,
        receiveBuffer, features, nameLength, roomLength, rest: "name, room")

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
        try Self.require(datagram, Self.roomLength.end)
        cookie = datagram[Self.cookie]
        nonce = datagram[Self.nonce]
        time = datagram[Self.time]
        client = datagram[Self.client]
        key = datagram[Self.key]
        attempt = datagram[Self.attempt]
        lowestOpen = datagram[Self.lowestOpen]
        roomLast = datagram[Self.roomLast]
        inboxLast = datagram[Self.inboxLast]
        logID = datagram[Self.logID]
        receiveBuffer = datagram[Self.receiveBuffer]
        features = datagram[Self.features]
        flags = Flags(rawValue: datagram[Header.flags])
        let nameEnd = Self.roomLength.end + Int(datagram[Self.nameLength])
        let roomEnd = nameEnd + Int(datagram[Self.roomLength])
        try Self.require(datagram, roomEnd)
        guard let name = Name(utf8: datagram.extracting(Self.roomLength.end..<nameEnd)),
            let room = Name(utf8: datagram.extracting(nameEnd..<roomEnd))
        else { throw .text(.join) }
        guard client != 0, lowestOpen != 0 else { throw .field(.join) }
        self.name = name
        self.room = room
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.join, flags: flags.rawValue, capacity: 160) { out in
            out.append(cookie, as: Self.cookie)
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
            out.append(client, as: Self.client)
            out.append(key, as: Self.key)
            out.append(attempt, as: Self.attempt)
            out.append(lowestOpen, as: Self.lowestOpen)
            out.append(roomLast, as: Self.roomLast)
            out.append(inboxLast, as: Self.inboxLast)
            out.append(logID, as: Self.logID)
            out.append(receiveBuffer, as: Self.receiveBuffer)
            out.append(features, as: Self.features)
            out.append(UInt8(name.text.utf8.count), as: Self.nameLength)
            out.append(UInt8(room.text.utf8.count), as: Self.roomLength)
            out.append(text: name.text)
            out.append(text: room.text)
        }
    }
}
