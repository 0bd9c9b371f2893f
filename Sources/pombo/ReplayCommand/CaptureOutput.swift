import PomboCore
import PomboPosix
import PomboText

/// A capture file (pcapng) as if the relay's datagrams had been recorded: each record is one
/// STAMPED datagram in UDP and IPv4, with a comment to read. The addresses are made up, and so is
/// the tag: the log keeps neither.
struct CaptureOutput: ReplayOutput {
    /// Raw IP packets: LINKTYPE_RAW.
    private static let linkType: UInt32 = 101
    private static let relay: UInt32 = 0x7F00_0001
    private static let room: UInt32 = 0xEFFF_4C3E

    var language = Language.english

    /// Section header and interface, little-endian as the byte-order magic says.
    mutating func head() -> [UInt8] {
        var section: [UInt8] = []
        section.append(little32: 0x1A2B_3C4D)
        section.append(little16: 1)
        section.append(little16: 0)
        section.append(little32: .max)
        section.append(little32: .max)
        section.append(option: 4, Array("pombo replay".utf8))
        section.append(little32: 0)
        var interface: [UInt8] = []
        interface.append(little16: UInt16(Self.linkType))
        interface.append(little16: 0)
        interface.append(little32: 0)
        interface.append(option: 2, Array("pombo".utf8))
        // Times in units of 10^-6 seconds.
        interface.append(option: 9, [6])
        interface.append(little32: 0)
        return Self.block(0x0A0D_0D0A, section) + Self.block(1, interface)
    }

    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] {
        let packet = Self.packet(Self.datagram(entry))
        let time = UInt64(bitPattern: entry.record.time.microseconds)
        var body: [UInt8] = []
        body.append(little32: 0)
        body.append(little32: UInt32(truncatingIfNeeded: time >> 32))
        body.append(little32: UInt32(truncatingIfNeeded: time))
        body.append(little32: UInt32(packet.count))
        body.append(little32: UInt32(packet.count))
        body.append(padded: packet)
        let name = RecordWords.name(entry.record)
        let sentence = RecordWords.sentence(entry)[language]
        let comment = "#\(entry.record.seq) \(name): \(sentence)"
        body.append(option: 1, Array(comment.utf8))
        body.append(little32: 0)
        return Self.block(6, body)
    }

    private static func datagram(_ entry: ReplayEntry) -> [UInt8] {
        var bytes: [UInt8] = []
        Stamped(tag: 0).begin(in: &bytes)
        bytes += entry.record.wireRecord(text: Array(entry.text.utf8))
        bytes.sealFrame(from: 0)
        return bytes
    }

    private static func packet(_ payload: [UInt8]) -> [UInt8] {
        let udpSize = 8 + payload.count
        var udp: [UInt8] = []
        udp.append(big16: Specification.port)
        udp.append(big16: Specification.port)
        udp.append(big16: UInt16(udpSize))
        udp.append(big16: 0)
        udp += payload
        var pseudo: [UInt8] = []
        pseudo.append(big32: relay)
        pseudo.append(big32: room)
        pseudo.append(big16: 17)
        pseudo.append(big16: UInt16(udpSize))
        let checksum = internetChecksum(pseudo + udp)
        // Zero would mean that there is none.
        udp.replace16(at: 6, by: checksum == 0 ? 0xFFFF : checksum)

        var ip: [UInt8] = [0x45, 0]
        ip.append(big16: UInt16(20 + udpSize))
        ip += [0, 0, 0x40, 0, 1, 17, 0, 0]
        ip.append(big32: relay)
        ip.append(big32: room)
        ip.replace16(at: 10, by: internetChecksum(ip))
        return ip + udp
    }

    static func internetChecksum(_ bytes: [UInt8]) -> UInt16 {
        var sum: UInt32 = 0
        for index in bytes.indices {
            sum += index % 2 == 0 ? UInt32(bytes[index]) << 8 : UInt32(bytes[index])
        }
        while sum >> 16 != 0 { sum = sum & 0xFFFF + sum >> 16 }
        return ~UInt16(truncatingIfNeeded: sum)
    }

    private static func block(_ type: UInt32, _ body: [UInt8]) -> [UInt8] {
        var block: [UInt8] = []
        block.append(little32: type)
        block.append(little32: UInt32(body.count + 12))
        block += body
        block.append(little32: UInt32(body.count + 12))
        return block
    }
}

extension [UInt8] {
    fileprivate mutating func append(little16 value: UInt16) {
        self += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    fileprivate mutating func append(little32 value: UInt32) {
        append(little16: UInt16(truncatingIfNeeded: value))
        append(little16: UInt16(truncatingIfNeeded: value >> 16))
    }

    fileprivate mutating func append(big16 value: UInt16) {
        self += [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    fileprivate mutating func append(big32 value: UInt32) {
        append(big16: UInt16(truncatingIfNeeded: value >> 16))
        append(big16: UInt16(truncatingIfNeeded: value))
    }

    fileprivate mutating func replace16(at index: Int, by value: UInt16) {
        self[index] = UInt8(truncatingIfNeeded: value >> 8)
        self[index + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Blocks and options end on a multiple of four.
    fileprivate mutating func append(padded bytes: [UInt8]) {
        self += bytes
        self += [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }

    fileprivate mutating func append(option code: UInt16, _ value: [UInt8]) {
        append(little16: code)
        append(little16: UInt16(value.count))
        append(padded: value)
    }
}
