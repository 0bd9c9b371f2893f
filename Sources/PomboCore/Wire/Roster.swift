/// One page of the members of the room.
package struct Roster: Frame {
    package var session: UInt64
    package var time: UInt64
    package var total: UInt16
    package var firstIndex: UInt16
    package var entries: [Entry]

    package struct Entry: Hashable, Sendable {
        package var client: UInt64
        package var since: WallTime
        package var delivered: UInt64
        package var roundTripMicroseconds: UInt32
        /// Loss in hundredths of a percent, from the client and to it.
        package var lossUp: UInt16
        package var lossDown: UInt16
        package var name: Name

        package init(
            client: UInt64, since: WallTime, delivered: UInt64, roundTripMicroseconds: UInt32,
            lossUp: UInt16, lossDown: UInt16, name: Name
        ) {
            self.client = client
            self.since = since
            self.delivered = delivered
            self.roundTripMicroseconds = roundTripMicroseconds
            self.lossUp = lossUp
            self.lossDown = lossDown
            self.name = name
        }

        static let client = Field<UInt64>(0, "client")
        static let since = Field<WallTime>(8, "since")
        static let delivered = Field<UInt64>(16, "delivered")
        static let roundTripMicroseconds = Field<UInt32>(24, "round trip")
        static let lossUp = Field<UInt16>(28, "loss up")
        static let lossDown = Field<UInt16>(30, "loss down")
        static let nameLength = Field<UInt8>(32, "name length")

        package var byteCount: Int { Self.nameLength.end + name.text.utf8.count }
    }

    package static let type = FrameType.roster

    static let session = Field<UInt64>(12, "session")
    static let time = Field<UInt64>(20, "time")
    static let total = Field<UInt16>(28, "total")
    static let firstIndex = Field<UInt16>(30, "first index")
    static let entryCount = Field<UInt8>(32, "entry count")
    package static let layout = Layout(
        session, time, total, firstIndex, entryCount, rest: "entries")

    /// How many bytes of entries one page can hold.
    package static let room = Specification.datagramLimit - entryCount.end

    package init(
        session: UInt64, time: UInt64, total: UInt16, firstIndex: UInt16, entries: [Entry]
    ) {
        self.session = session
        self.time = time
        self.total = total
        self.firstIndex = firstIndex
        self.entries = entries
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.entryCount.end)
        session = datagram[Self.session]
        time = datagram[Self.time]
        total = datagram[Self.total]
        firstIndex = datagram[Self.firstIndex]
        entries = []
        var start = Self.entryCount.end
        for _ in 0..<datagram[Self.entryCount] {
            let nameStart = start + Entry.nameLength.end
            try Self.require(datagram, nameStart)
            let end = nameStart + Int(datagram[Entry.nameLength, from: start])
            try Self.require(datagram, end)
            guard let name = Name(utf8: datagram.extracting(nameStart..<end)) else {
                throw .text(.roster)
            }
            entries.append(
                Entry(
                    client: datagram[Entry.client, from: start],
                    since: datagram[Entry.since, from: start],
                    delivered: datagram[Entry.delivered, from: start],
                    roundTripMicroseconds: datagram[Entry.roundTripMicroseconds, from: start],
                    lossUp: datagram[Entry.lossUp, from: start],
                    lossDown: datagram[Entry.lossDown, from: start], name: name))
            start = end
        }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.roster, capacity: Specification.datagramLimit) { out in
            out.append(session, as: Self.session)
            out.append(time, as: Self.time)
            out.append(total, as: Self.total)
            out.append(firstIndex, as: Self.firstIndex)
            out.append(UInt8(entries.count), as: Self.entryCount)
            for entry in entries {
                out.append(word64: entry.client)
                out.append(word64: UInt64(bitPattern: entry.since.microseconds))
                out.append(word64: entry.delivered)
                out.append(word32: entry.roundTripMicroseconds)
                out.append(word16: entry.lossUp)
                out.append(word16: entry.lossDown)
                out.append(UInt8(entry.name.text.utf8.count))
                out.append(text: entry.name.text)
            }
        }
    }
}
