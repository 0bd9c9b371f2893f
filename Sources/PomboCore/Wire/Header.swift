/// The first twelve bytes: what they say and whether the datagram is whole.
package struct Header: Equatable, Sendable {
    package let type: FrameType
    package let flags: UInt8

    package enum Side: Sendable { case relay, client }

    static let magic = Field<UInt16>(0, "magic")
    static let version = Field<UInt8>(2, "version")
    static let type = Field<UInt8>(3, "type")
    static let length = Field<UInt16>(4, "length")
    static let flags = Field<UInt8>(6, "flags")
    static let keyID = Field<UInt8>(7, "key id")
    static let checksum = Field<UInt32>(8, "checksum")
    package static let layout = Layout(magic, version, type, length, flags, keyID, checksum)

    /// Checks everything that can be checked without knowing the type's fields.
    /// `reader` is who reads: a relay takes only what clients send, and the other way round.
    package init(_ datagram: Span<UInt8>, readBy reader: Side) throws(FrameError) {
        guard datagram.count >= Specification.headerSize else {
            throw .tooShort(byteCount: datagram.count)
        }
        guard datagram.count <= Specification.datagramLimit else {
            throw .tooLong(byteCount: datagram.count)
        }
        let magic = datagram[Self.magic]
        guard magic == Specification.magic else { throw .magic(magic) }
        let stated = Int(datagram[Self.length])
        guard stated == datagram.count else {
            throw .length(stated: stated, arrived: datagram.count)
        }
        guard datagram[Self.checksum] == Self.checksum(datagram) else { throw .checksum }
        // Only now is the version believed: one flipped bit must not look like a foreign program.
        guard datagram[Self.version] == Specification.version else {
            throw .version(datagram[Self.version])
        }
        guard datagram[Self.keyID] == 0 else { throw .sealed(keyID: datagram[Self.keyID]) }
        guard let type = FrameType(rawValue: datagram[Self.type]) else {
            throw .type(datagram[Self.type])
        }
        guard type.isFromRelay == (reader == .client) else { throw .direction(type) }
        guard datagram.count >= type.floor else { throw .tooShort(byteCount: datagram.count) }
        self.type = type
        flags = datagram[Self.flags]
    }

    /// CRC-32C of the datagram with the checksum field taken as zero.
    package static func checksum(_ datagram: Span<UInt8>) -> UInt32 {
        var checksum = CRC32C()
        checksum.update(datagram.extracting(0..<Self.checksum.offset))
        checksum.updateZeros()
        checksum.update(datagram.extracting(Self.checksum.end..<datagram.count))
        return checksum.value
    }
}

extension OutputSpan<UInt8> {
    /// Appends the first twelve bytes; length and checksum are filled in when all is there.
    @inline(__always)
    mutating func append(headerOf type: FrameType, flags: UInt8) {
        append(Specification.magic, as: Header.magic)
        append(Specification.version, as: Header.version)
        append(type.rawValue, as: Header.type)
        append(0, as: Header.length)
        append(flags, as: Header.flags)
        append(0, as: Header.keyID)
        append(0, as: Header.checksum)
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
            out.append(headerOf: type, flags: flags)
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
        fields.store(word16: UInt16(byteCount), at: start + Header.length.offset)
        let checksum = Header.checksum(span.extracting(start..<count))
        var sealed = mutableSpan
        sealed.store(word32: checksum, at: start + Header.checksum.offset)
    }
}
