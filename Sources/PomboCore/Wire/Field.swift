/// A field of a datagram: where it stands, how wide it is and what protocol.md calls it. Frames are
/// read and written by these, and their layouts are made of them.
package struct Field<Value: WireValue>: Sendable {
    package let offset: Int
    package let name: StaticString

    @inline(__always)
    init(_ offset: Int, _ name: StaticString) {
        self.offset = offset
        self.name = name
    }

    /// Where the next one begins.
    @inline(__always)
    package var end: Int { offset + Value.byteCount }

    var row: Layout.Row { Layout.Row(offset: offset, size: Value.byteCount, name: "\(name)") }
}

extension Span<UInt8> {
    /// A field of a datagram, or of a part of one that begins at `start`.
    @inline(__always)
    subscript<Value>(field: Field<Value>, from start: Int = 0) -> Value {
        Value(self, at: start + field.offset)
    }
}

extension OutputSpan<UInt8> {
    /// Appends a field where it belongs.
    @inline(__always)
    mutating func append<Value>(_ value: Value, as field: Field<Value>) {
        precondition(count == field.offset)
        value.append(to: &self)
    }
}
