/// One line without a session: sent once, never answered, never proven.
package struct Post: Frame {
    /// Random, so that a doubled datagram is stamped once.
    package var id: UInt64
    package var name: Name
    package var room: Name
    package var text: Range<Int>

    package static let type = FrameType.post

    static let id = Field<UInt64>(12, "id")
    static let nameLength = Field<UInt8>(20, "name length")
    static let roomLength = Field<UInt8>(21, "room length")
    static let textLength = Field<UInt16>(22, "text length")
    package static let layout = Layout(
        id, nameLength, roomLength, textLength, rest: "name, room, text")

    package init(id: UInt64, name: Name, room: Name, text: Range<Int> = 0..<0) {
        self.id = id
        self.name = name
        self.room = room
        self.text = text
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.textLength.end)
        id = datagram[Self.id]
        let nameEnd = Self.textLength.end + Int(datagram[Self.nameLength])
        let roomEnd = nameEnd + Int(datagram[Self.roomLength])
        text = roomEnd..<roomEnd + Int(datagram[Self.textLength])
        try Self.require(datagram, text.upperBound)
        guard let name = Name(utf8: datagram.extracting(Self.textLength.end..<nameEnd)),
            let room = Name(utf8: datagram.extracting(nameEnd..<roomEnd)),
            !text.isEmpty, Text.isValid(datagram.extracting(text))
        else { throw .text(.post) }
        guard id != 0 else { throw .field(.post) }
        self.name = name
        self.room = room
    }

    package func encode(text: Span<UInt8>, into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.post, capacity: 96 + text.count) { out in
            out.append(id, as: Self.id)
            out.append(UInt8(name.text.utf8.count), as: Self.nameLength)
            out.append(UInt8(room.text.utf8.count), as: Self.roomLength)
            out.append(UInt16(text.count), as: Self.textLength)
            out.append(text: name.text)
            out.append(text: room.text)
            out.append(copying: text)
        }
    }
}
