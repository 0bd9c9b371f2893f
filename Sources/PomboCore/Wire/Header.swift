/// The first twelve bytes: what they say and whether the datagram is whole.
package struct Header: Equatable, Sendable {
    package let type: FrameType
    package let flags: UInt8

    package enum Side: Sendable { case relay, client }

    /// Checks everything that can be checked without knowing the type's fields.
    /// `reader` is who reads: a relay takes only what clients send, and the other way round.
    package init(_ datagram: Span<UInt8>, readBy reader: Side) throws(FrameError) {
        guard datagram.count >= Specification.headerSize else {
            throw .tooShort(byteCount: datagram.count)
        }
        guard datagram.count <= Specification.datagramLimit else {
            throw .tooLong(byteCount: datagram.count)
        }
        let magic = datagram.word16(at: 0)
        guard magic == Specification.magic else { throw .magic(magic) }
        let stated = Int(datagram.word16(at: 4))
        guard stated == datagram.count else {
            throw .length(stated: stated, arrived: datagram.count)
        }
        guard datagram.word32(at: 8) == Self.checksum(datagram) else { throw .checksum }
        // Only now is the version believed: one flipped bit must not look like a foreign program.
        guard datagram[2] == Specification.version else { throw .version(datagram[2]) }
        guard datagram[7] == 0 else { throw .sealed(keyID: datagram[7]) }
        guard let type = FrameType(rawValue: datagram[3]) else { throw .type(datagram[3]) }
        guard type.isFromRelay == (reader == .client) else { throw .direction(type) }
        guard datagram.count >= type.floor else { throw .tooShort(byteCount: datagram.count) }
        self.type = type
        flags = datagram[6]
    }

    /// CRC-32C of the datagram with the checksum field taken as zero.
    package static func checksum(_ datagram: Span<UInt8>) -> UInt32 {
        var checksum = CRC32C()
        checksum.update(datagram.extracting(0..<8))
        checksum.updateZeros()
        checksum.update(datagram.extracting(12..<datagram.count))
        return checksum.value
    }
}

extension [UInt8] {
    /// Appends one datagram: the header, then what `body` writes, zeros up to `floor`, then length
    /// and checksum filled in.
    @inline(__always)
    @discardableResult
    package mutating func appendFrame(
        _ type: FrameType, flags: UInt8 = 0, capacity: Int,
        _ body: (inout OutputSpan<UInt8>) -> Void
    ) -> Range<Int> {
        let start = count
        let floor = type.isFromRelay ? 0 : type.floor
        append(addingCapacity: Swift.max(capacity, floor)) { (out: inout OutputSpan<UInt8>) in
            out.append(word16: Specification.magic)
            out.append(Specification.version)
            out.append(type.rawValue)
            out.append(word16: 0)
            out.append(flags)
            out.append(0)
            out.append(word32: 0)
            body(&out)
            if out.count < floor { out.append(zeros: floor - out.count) }
        }
        sealFrame(from: start)
        return start..<count
    }

    /// Fills in length and checksum of the datagram that reaches from `start` to the end.
    package mutating func sealFrame(from start: Int) {
        let byteCount = count - start
        precondition(byteCount <= Specification.datagramLimit, "a datagram too long to send")
        var fields = mutableSpan
        fields.store(word16: UInt16(byteCount), at: start + 4)
        let checksum = Header.checksum(span.extracting(start..<count))
        var sealed = mutableSpan
        sealed.store(word32: checksum, at: start + 8)
    }
}
