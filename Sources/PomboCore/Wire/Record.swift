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

    /// Counted from its first byte.
    static let recordLength = Field<UInt16>(0, "record length")
    static let seq = Field<UInt64>(2, "seq")
    static let prev = Field<UInt64>(10, "prev")
    static let time = Field<WallTime>(18, "time")
    static let client = Field<UInt64>(26, "client")
    static let cseq = Field<UInt32>(34, "cseq")
    static let kind = Field<UInt8>(38, "kind")
    static let recordFlags = Field<UInt8>(39, "record flags")
    static let nameLength = Field<UInt8>(40, "name length")
    static let textLength = Field<UInt16>(41, "text length")
    package static let layout = Layout(
        recordLength, seq, prev, time, client, cseq, kind, recordFlags, nameLength, textLength,
        rest: "origin, name, text")

    /// What its length counts at the least: all but itself, where nothing follows.
    private static var fixedCount: Int { textLength.end - recordLength.end }

    /// The most bytes a record can take.
    package static let sizeLimit =
        textLength.end + Origin.byteCount + Specification.nameLimit + Specification.textLimit

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
        guard offset + Self.recordLength.end <= datagram.count else { return nil }
        let byteCount = Int(datagram[Self.recordLength, from: offset])
        if byteCount == 0 { return nil }
        let end = offset + Self.recordLength.end + byteCount
        guard byteCount >= Self.fixedCount, end <= datagram.count else {
            throw .tooShort(byteCount: datagram.count)
        }
        seq = datagram[Self.seq, from: offset]
        prev = datagram[Self.prev, from: offset]
        time = datagram[Self.time, from: offset]
        client = datagram[Self.client, from: offset]
        cseq = datagram[Self.cseq, from: offset]
        guard let kind = Kind(rawValue: datagram[Self.kind, from: offset]), prev < seq else {
            throw .field(.stamped)
        }
        self.kind = kind
        flags = Flags(rawValue: datagram[Self.recordFlags, from: offset])
        var start = offset + Self.textLength.end
        if flags.contains(.replay) {
            guard start + Origin.byteCount <= end else {
                throw .tooShort(byteCount: datagram.count)
            }
            origin = Origin(datagram, from: start)
            start += Origin.byteCount
        }
        name = start..<start + Int(datagram[Self.nameLength, from: offset])
        text = name.upperBound..<name.upperBound + Int(datagram[Self.textLength, from: offset])
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
        let byteCount =
            Self.fixedCount + (origin == nil ? 0 : Origin.byteCount) + name.count + text.count
        bytes.append(addingCapacity: Self.recordLength.end + byteCount) {
            (out: inout OutputSpan<UInt8>) in
            out.append(UInt16(byteCount), as: Self.recordLength)
            out.append(seq, as: Self.seq)
            out.append(prev, as: Self.prev)
            out.append(time, as: Self.time)
            out.append(client, as: Self.client)
            out.append(cseq, as: Self.cseq)
            out.append(kind.rawValue, as: Self.kind)
            out.append(flags.rawValue, as: Self.recordFlags)
            out.append(UInt8(name.count), as: Self.nameLength)
            out.append(UInt16(text.count), as: Self.textLength)
            origin?.append(to: &out)
            out.append(copying: name)
            out.append(copying: text)
        }
    }
}
