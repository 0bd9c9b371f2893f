/// One stamped record as it travels. Name and text stay where they arrived, as ranges of the
/// bytes they were read from.
package struct Record: Equatable, Sendable {
    package var seq: UInt64
    /// The number before it in the same stream: what makes a hole visible at once.
    package var prev: UInt64
    package var time: WallTime
    package var client: UInt64
    package var cseq: UInt32
    package var kind: Kind
    package var flags: Flags
    package var origin: Origin?
    package var name: Range<Int>
    package var text: Range<Int>

    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let raw = Flags(rawValue: 1)
        package static let replay = Flags(rawValue: 2)
        package static let visitor = Flags(rawValue: 4)
    }

    /// The picture of a record; offsets count from its first byte.
    package static let layout = Layout(
        Field(0, 2, "record length"), Field(2, 8, "seq"), Field(10, 8, "prev"),
        Field(18, 8, "time"), Field(26, 8, "client"), Field(34, 4, "cseq"), Field(38, 1, "kind"),
        Field(39, 1, "record flags"), Field(40, 1, "name length"), Field(41, 2, "text length"),
        Field(43, 0, "origin, name, text"))

    /// The most bytes a record can take.
    package static let sizeLimit = 43 + 16 + Specification.nameLimit + Specification.textLimit

    package init(
        seq: UInt64, prev: UInt64, time: WallTime, client: UInt64, cseq: UInt32, kind: Kind,
        flags: Flags = [], origin: Origin? = nil, name: Range<Int> = 0..<0,
        text: Range<Int> = 0..<0
    ) {
        self.seq = seq
        self.prev = prev
        self.time = time
        self.client = client
        self.cseq = cseq
        self.kind = kind
        self.flags = flags
        self.origin = origin
        self.name = name
        self.text = text
    }

    /// Reads the record at `offset` and moves on behind it; nil at the padding or the end.
    package init?(_ datagram: Span<UInt8>, at offset: inout Int) throws(FrameError) {
        guard offset + 2 <= datagram.count else { return nil }
        let byteCount = Int(datagram.word16(at: offset))
        if byteCount == 0 { return nil }
        let end = offset + 2 + byteCount
        guard byteCount >= 41, end <= datagram.count else {
            throw .tooShort(byteCount: datagram.count)
        }
        seq = datagram.word64(at: offset + 2)
        prev = datagram.word64(at: offset + 10)
        time = WallTime(microseconds: Int64(bitPattern: datagram.word64(at: offset + 18)))
        client = datagram.word64(at: offset + 26)
        cseq = datagram.word32(at: offset + 34)
        guard let kind = Kind(rawValue: datagram[offset + 38]), prev < seq else {
            throw .field(.stamped)
        }
        self.kind = kind
        flags = Flags(rawValue: datagram[offset + 39])
        var start = offset + 43
        if flags.contains(.replay) {
            guard start + 16 <= end else { throw .tooShort(byteCount: datagram.count) }
            origin = Origin(
                seq: datagram.word64(at: start),
                time: WallTime(microseconds: Int64(bitPattern: datagram.word64(at: start + 8))))
            start += 16
        }
        name = start..<start + Int(datagram[offset + 40])
        text = name.upperBound..<name.upperBound + Int(datagram.word16(at: offset + 41))
        guard text.upperBound <= end else { throw .tooShort(byteCount: datagram.count) }
        guard name.count <= Specification.nameLimit,
            Text.isValid(datagram.extracting(name)), Text.isValid(datagram.extracting(text))
        else { throw .text(.stamped) }
        offset = end
    }

    /// Appends the record with its name and text.
    package func encode(name: Span<UInt8>, text: Span<UInt8>, into bytes: inout [UInt8]) {
        precondition(name.count <= Specification.nameLimit)
        precondition(text.count <= Specification.textLimit)
        precondition((origin != nil) == flags.contains(.replay))
        let byteCount = 41 + (origin == nil ? 0 : 16) + name.count + text.count
        bytes.append(addingCapacity: byteCount + 2) { (out: inout OutputSpan<UInt8>) in
            out.append(word16: UInt16(byteCount))
            out.append(word64: seq)
            out.append(word64: prev)
            out.append(word64: UInt64(bitPattern: time.microseconds))
            out.append(word64: client)
            out.append(word32: cseq)
            out.append(kind.rawValue)
            out.append(flags.rawValue)
            out.append(UInt8(name.count))
            out.append(word16: UInt16(text.count))
            if let origin { out.append(origin: origin) }
            out.append(copying: name)
            out.append(copying: text)
        }
    }
}
