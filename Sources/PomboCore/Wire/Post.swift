/// One line without a session: sent once, never answered, never proven.
package struct Post: Frame {
    /// Random, so that a doubled datagram is stamped once.
    package var id: UInt64
    package var name: Name
    package var room: Name
    package var text: Range<Int>

    package static let type = FrameType.post
    package static let layout = Layout(
        Field(12, 8, "id"), Field(20, 1, "name length"), Field(21, 1, "room length"),
        Field(22, 2, "text length"), Field(24, 0, "name, room, text"))

    package init(id: UInt64, name: Name, room: Name, text: Range<Int> = 0..<0) {
        self.id = id
        self.name = name
        self.room = room
        self.text = text
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 24)
        id = datagram.word64(at: 12)
        let nameEnd = 24 + Int(datagram[20])
        let roomEnd = nameEnd + Int(datagram[21])
        text = roomEnd..<roomEnd + Int(datagram.word16(at: 22))
        try Self.require(datagram, text.upperBound)
        guard let name = Name(utf8: datagram.extracting(24..<nameEnd)),
            let room = Name(utf8: datagram.extracting(nameEnd..<roomEnd)),
            !text.isEmpty, Text.isValid(datagram.extracting(text))
        else { throw .text(.post) }
        guard id != 0 else { throw .field(.post) }
        self.name = name
        self.room = room
    }

    package func encode(text: Span<UInt8>, into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.post, capacity: 96 + text.count) { out in
            out.append(word64: id)
            out.append(UInt8(name.text.utf8.count))
            out.append(UInt8(room.text.utf8.count))
            out.append(word16: UInt16(text.count))
            out.append(text: name.text)
            out.append(text: room.text)
            out.append(copying: text)
        }
    }
}
