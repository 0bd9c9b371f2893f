/// The relay's answer to HELLO: come back with this cookie. It keeps nothing until then.
package struct Challenge: Frame {
    package var nonce: UInt64
    package var time: UInt64
    package var cookie: UInt64
    /// Bit 0: open. Bit 1: sealed.
    package var modes: UInt8
    package var versions: [UInt8]

    package static let type = FrameType.challenge
    package static let layout = Layout(
        Field(12, 8, "nonce"), Field(20, 8, "time"), Field(28, 8, "cookie"),
        Field(36, 1, "modes"), Field(37, 1, "version count"), Field(38, 0, "versions"))

    package init(nonce: UInt64, time: UInt64, cookie: UInt64) {
        self.nonce = nonce
        self.time = time
        self.cookie = cookie
        modes = 1
        versions = [Specification.version]
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 38)
        nonce = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        cookie = datagram.word64(at: 28)
        modes = datagram[36]
        let count = Int(datagram[37])
        try Self.require(datagram, 38 + count)
        versions = (38..<38 + count).map { datagram[$0] }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        // Fits into a HELLO whatever versions there will be: the answer is never the larger one.
        precondition(versions.count <= 16)
        return bytes.appendFrame(.challenge, capacity: 64) { out in
            out.append(word64: nonce)
            out.append(word64: time)
            out.append(word64: cookie)
            out.append(modes)
            out.append(UInt8(versions.count))
            out.append(copying: versions.span)
        }
    }
}
