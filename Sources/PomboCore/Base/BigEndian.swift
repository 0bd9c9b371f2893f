// Big-endian words in and out of bytes. Fixed indices after one bounds check are six times faster
// than a loop over the bytes, and as safe. The count has to be asserted first: otherwise each index
// is checked, and the bytes are loaded one by one.

extension Span<UInt8> {
    @inline(__always)
    package func word16(at offset: Int) -> UInt16 {
        let field = extracting(offset..<offset + 2)
        precondition(field.count == 2)
        return UInt16(field[0]) << 8 | UInt16(field[1])
    }

    @inline(__always)
    package func word32(at offset: Int) -> UInt32 {
        let field = extracting(offset..<offset + 4)
        precondition(field.count == 4)
        return UInt32(field[0]) << 24 | UInt32(field[1]) << 16 | UInt32(field[2]) << 8
            | UInt32(field[3])
    }

    @inline(__always)
    package func word64(at offset: Int) -> UInt64 {
        let field = extracting(offset..<offset + 8)
        precondition(field.count == 8)
        let high =
            UInt64(field[0]) << 56 | UInt64(field[1]) << 48 | UInt64(field[2]) << 40
            | UInt64(field[3]) << 32
        let low =
            UInt64(field[4]) << 24 | UInt64(field[5]) << 16 | UInt64(field[6]) << 8
            | UInt64(field[7])
        return high | low
    }
}

extension OutputSpan<UInt8> {
    @inline(__always)
    package mutating func append(word16 value: UInt16) {
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    @inline(__always)
    package mutating func append(word32 value: UInt32) {
        append(word16: UInt16(truncatingIfNeeded: value >> 16))
        append(word16: UInt16(truncatingIfNeeded: value))
    }

    @inline(__always)
    package mutating func append(word64 value: UInt64) {
        append(word32: UInt32(truncatingIfNeeded: value >> 32))
        append(word32: UInt32(truncatingIfNeeded: value))
    }

    @inline(__always)
    package mutating func append(copying bytes: Span<UInt8>) {
        for index in bytes.indices { append(bytes[index]) }
    }

    @inline(__always)
    package mutating func append(zeros count: Int) {
        for _ in 0..<count { append(0) }
    }
}

extension MutableSpan<UInt8> {
    package mutating func store(word16 value: UInt16, at offset: Int) {
        self[offset] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    package mutating func store(word32 value: UInt32, at offset: Int) {
        store(word16: UInt16(truncatingIfNeeded: value >> 16), at: offset)
        store(word16: UInt16(truncatingIfNeeded: value), at: offset + 2)
    }
}

extension [UInt8] {
    package init(copying bytes: Span<UInt8>) {
        self.init()
        append(copying: bytes)
    }

    /// Appends a copy of `bytes` at memory speed.
    package mutating func append(copying bytes: Span<UInt8>) {
        // With no room wanted, an array without memory of its own would write its count of zero
        // into the storage that all empty arrays of a program share: a race between threads.
        if bytes.isEmpty { return }
        append(addingCapacity: bytes.count) { (out: inout OutputSpan<UInt8>) in
            out.append(copying: bytes)
        }
    }
}
