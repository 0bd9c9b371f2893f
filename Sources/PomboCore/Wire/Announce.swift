/// Here is a relay: who it is and where it listens.
package struct Announce: Frame {
    package var nonce: UInt64
    package var time: UInt64
    package var logID: UInt64
    /// Since the relay started: who hosts since a moment ago gives way to who does longer. After 49
    /// days it stays at the most there is.
    package var ageMilliseconds: UInt32
    package var members: UInt16
    package var port: UInt16
    package var name: String
    package var host: String

    package static let type = FrameType.announce
    package static let layout = Layout(
        Field(12, 8, "nonce"), Field(20, 8, "time"), Field(28, 8, "log id"), Field(36, 4, "age"),
        Field(40, 2, "members"), Field(42, 2, "port"), Field(44, 1, "name length"),
        Field(45, 1, "host length"), Field(46, 0, "name, host"))

    package init(
        nonce: UInt64, time: UInt64, logID: UInt64, ageMilliseconds: UInt32, members: UInt16,
        port: UInt16, name: String, host: String
    ) {
        precondition(name.utf8.count <= 32 && host.utf8.count <= 32, "larger than its PROBE")
        self.nonce = nonce
        self.time = time
        self.logID = logID
        self.ageMilliseconds = ageMilliseconds
        self.members = members
        self.port = port
        self.name = name
        self.host = host
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 46)
        nonce = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        logID = datagram.word64(at: 28)
        ageMilliseconds = datagram.word32(at: 36)
        members = datagram.word16(at: 40)
        port = datagram.word16(at: 42)
        let nameCount = Int(datagram[44])
        name = try datagram.remark(46, nameCount, of: .announce)
        host = try datagram.remark(46 + nameCount, Int(datagram[45]), of: .announce)
        guard name.utf8.count <= 32, host.utf8.count <= 32 else { throw .field(.announce) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.announce, capacity: Specification.probeSize) { out in
            out.append(word64: nonce)
            out.append(word64: time)
            out.append(word64: logID)
            out.append(word32: ageMilliseconds)
            out.append(word16: members)
            out.append(word16: port)
            out.append(UInt8(name.utf8.count))
            out.append(UInt8(host.utf8.count))
            out.append(text: name)
            out.append(text: host)
        }
    }
}
