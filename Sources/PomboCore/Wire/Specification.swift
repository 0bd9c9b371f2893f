/// The constants of protocol.md, one name each. What an implementation may choose stands next to
/// its use instead.
package enum Specification {
    /// FE never occurs in UTF-8, so plain text can never be taken for a frame.
    package static let magic: UInt16 = 0xFE70
    package static let version: UInt8 = 1
    /// The chat's UDP port: POMB on a phone.
    package static let port: UInt16 = 7662
    package static let discoveryPort: UInt16 = 7663

    package static let headerSize = 12
    /// What fits into 1,200 bytes when a sealed mode takes its 24.
    package static let datagramLimit = 1176
    package static let textLimit = 1000
    package static let nameLimit = 32
    /// Reasons, suggestions: the free text of REFUSE and BYE.
    package static let remarkLimit = 120

    /// No client datagram but LEAVE is smaller, so that small answers are never an amplification.
    package static let clientFloor = 40
    package static let helloSize = 64
    package static let probeSize = 128

    package static let heldSayLimit = 32
    package static let heldRecordLimit = 256
    package static let nackRangeLimit = 16
    package static let historyLimit = 32

    package static let windowFloor = 4
    package static let windowLimit = 32

    /// The first room, which always exists.
    package static let lobby = "lobby"
    /// The features of WELCOME and JOIN that version 1 defines: none yet.
    package static let features: UInt32 = 0

    /// The distance a new number keeps from anything that damage may have hidden.
    package static let damageGap: UInt64 = 65_536
    /// How many numbers one `reserve` line covers.
    package static let reservation: UInt64 = 4096
}
