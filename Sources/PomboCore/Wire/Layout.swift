/// The picture of a datagram as rows, the same as in protocol.md: a test holds the two together,
/// and another writes every row of every type and reads it back.
package struct Layout: Hashable, Sendable {
    package let rows: [Field]

    package init(_ rows: Field...) {
        for (row, next) in zip(rows, rows.dropFirst()) {
            precondition(row.size > 0 && row.offset + row.size == next.offset, next.name)
        }
        self.rows = rows
    }

    /// Where the fixed part ends; the rest, if there is one, begins here.
    package var end: Int { rows.last.map { $0.offset + $0.size } ?? Specification.headerSize }

    /// The first twelve bytes of every datagram.
    package static let header = Layout(
        Field(0, 2, "magic"), Field(2, 1, "version"), Field(3, 1, "type"), Field(4, 2, "length"),
        Field(6, 1, "flags"), Field(7, 1, "key id"), Field(8, 4, "checksum"))
}
