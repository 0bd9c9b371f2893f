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

        package var byteCount: Int { 33 + name.text.utf8.count }
    }

    package static let type = FrameType.roster
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 8, "time"), Field(28, 2, "total"),
        Field(30, 2, "first index"), Field(32, 1, "entry count"), Field(33, 0, "entries"))

    /// How many bytes of entries one page can hold.
    package static let room = Specification.datagramLimit - 33

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
        try Self.require(datagram, 33)
        session = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        total = datagram.word16(at: 28)
        firstIndex = datagram.word16(at: 30)
        entries = []
        var offset = 33
        for _ in 0..<datagram[32] {
            try Self.require(datagram, offset + 33)
            let end = offset + 33 + Int(datagram[offset + 32])
            try Self.require(datagram, end)
            guard let name = Name(utf8: datagram.extracting(offset + 33..<end)) else {
                throw .text(.roster)
            }
            entries.append(
                Entry(
                    client: datagram.word64(at: offset),
                    since: WallTime(
                        microseconds: Int64(bitPattern: datagram.word64(at: offset + 8))),
                    delivered: datagram.word64(at: offset + 16),
                    roundTripMicroseconds: datagram.word32(at: offset + 24),
                    lossUp: datagram.word16(at: offset + 28),
                    lossDown: datagram.word16(at: offset + 30), name: name))
            offset = end
        }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.roster, capacity: Specification.datagramLimit) { out in
            out.append(word64: session)
            out.append(word64: time)
            out.append(word16: total)
            out.append(word16: firstIndex)
            out.append(UInt8(entries.count))
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
