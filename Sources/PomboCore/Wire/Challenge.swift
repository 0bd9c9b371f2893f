/// The relay's answer to HELLO: come back with this cookie. It keeps nothing until then.
package struct Challenge: Frame {
    package var nonce: UInt64
    package var time: UInt64
    package var cookie: UInt64
    /// Bit 0: open. Bit 1: sealed.
    package var modes: UInt8
    package var versions: [UInt8]

    package static let type = FrameType.challenge

    static let nonce = Field<UInt64>(12, "nonce")
    static let time = Field<UInt64>(20, "time")
    static let cookie = Field<UInt64>(28, "cookie")
    static let modes = Field<UInt8>(36, "modes")
    static let versionCount = Field<UInt8>(37, "version count")
    package static let layout = Layout(nonce, time, cookie, modes, versionCount, rest: "versions")

    package init(nonce: UInt64, time: UInt64, cookie: UInt64) {
        self.nonce = nonce
        self.time = time
        self.cookie = cookie
        modes = 1
        versions = [Specification.version]
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.versionCount.end)
        nonce = datagram[Self.nonce]
        time = datagram[Self.time]
        cookie = datagram[Self.cookie]
        modes = datagram[Self.modes]
        let count = Int(datagram[Self.versionCount])
        try Self.require(datagram, Self.versionCount.end + count)
        versions = (Self.versionCount.end..<Self.versionCount.end + count).map { datagram[$0] }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        // Fits into a HELLO whatever versions there will be: the answer is never the larger one.
        precondition(versions.count <= 16)
        return bytes.appendFrame(.challenge, capacity: Specification.helloSize) { out in
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
            out.append(cookie, as: Self.cookie)
            out.append(modes, as: Self.modes)
            out.append(UInt8(versions.count), as: Self.versionCount)
            out.append(copying: versions.span)
        }
    }
}
