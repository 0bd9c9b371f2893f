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

    static let nonce = Field<UInt64>(12, "nonce")
    static let time = Field<UInt64>(20, "time")
    static let logID = Field<UInt64>(28, "log id")
    static let ageMilliseconds = Field<UInt32>(36, "age")
    static let members = Field<UInt16>(40, "members")
    static let port = Field<UInt16>(42, "port")
    static let nameLength = Field<UInt8>(44, "name length")
    static let hostLength = Field<UInt8>(45, "host length")
    package static let layout = Layout(
        nonce, time, logID, ageMilliseconds, members, port, nameLength, hostLength,
        rest: "name, host")

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
        try Self.require(datagram, Self.hostLength.end)
        nonce = datagram[Self.nonce]
        time = datagram[Self.time]
        logID = datagram[Self.logID]
        ageMilliseconds = datagram[Self.ageMilliseconds]
        members = datagram[Self.members]
        port = datagram[Self.port]
        let nameCount = Int(datagram[Self.nameLength])
        name = try datagram.remark(Self.hostLength.end, nameCount, of: .announce)
        host = try datagram.remark(
            Self.hostLength.end + nameCount, Int(datagram[Self.hostLength]), of: .announce)
        guard name.utf8.count <= 32, host.utf8.count <= 32 else { throw .field(.announce) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.announce, capacity: Specification.probeSize) { out in
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
            out.append(logID, as: Self.logID)
            out.append(ageMilliseconds, as: Self.ageMilliseconds)
            out.append(members, as: Self.members)
            out.append(port, as: Self.port)
            out.append(UInt8(name.utf8.count), as: Self.nameLength)
            out.append(UInt8(host.utf8.count), as: Self.hostLength)
            out.append(text: name)
            out.append(text: host)
        }
    }
}
