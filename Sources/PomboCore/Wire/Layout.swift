/// The picture of a datagram as rows, the same as in protocol.md: a test holds the two together,
/// and another writes every row of every type and reads it back.
package struct Layout: Hashable, Sendable {
    /// One row of the picture. A size of zero is "the rest".
    package struct Row: Hashable, Sendable {
        package let offset: Int
        package let size: Int
        package let name: String
    }

    package let rows: [Row]

    /// Of fields that lie side by side, and what of no fixed size follows them.
    init<each Value>(_ field: repeat Field<each Value>, rest: StaticString? = nil) {
        var rows: [Row] = []
        for row in repeat (each field).row { rows.append(row) }
        for (row, next) in zip(rows, rows.dropFirst()) {
            precondition(row.offset + row.size == next.offset, next.name)
        }
        if let rest {
            rows.append(Row(offset: rows.last!.offset + rows.last!.size, size: 0, name: "\(rest)"))
        }
        self.rows = rows
    }
}
