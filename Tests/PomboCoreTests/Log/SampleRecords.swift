import PomboCore

/// Records for tests: a few of every kind, and as many as wanted.
enum SampleRecords {
    static let start: Int64 = 1_763_650_000_000_000
    static let binding = LogRecord.Binding(proof: 0x1122_3344_5566_7788, attempt: 3)

    static func record(_ seq: UInt64, kind: Kind = .say, prev: UInt64? = nil) -> LogRecord {
        LogRecord(
            seq: seq, time: WallTime(microseconds: start + Int64(seq) * 250_000), kind: kind,
            room: "lobby", nick: "ana", client: 0x9F3C_51A2_B7E0_D114, cseq: UInt32(seq),
            prev: prev ?? seq - 1, to: kind == .direct ? 7 : nil,
            toNick: kind == .direct ? "bia" : nil, reason: kind == .leave ? .left : nil,
            binding: kind == .join ? binding : nil,
            address: Address(ipv4: 0xC0A8_0114, port: 40122))
    }

    static func text(_ seq: UInt64) -> [UInt8] { Array("olá, número \(seq) — \u{1F54A}".utf8) }

    /// An open line and `count` records.
    static func log(_ count: UInt64, isShort: Bool = false) -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(
            .open(ServiceLine.Open(logID: 0xABCD, relay: "sala")), seq: 0,
            time: WallTime(microseconds: start), to: &lines)
        for seq in 1...max(count, 1) where count > 0 {
            let kind = Kind.allCases[Int(seq) % Kind.allCases.count]
            var record = record(seq, kind: kind)
            if isShort { record.address = nil }
            let text = isShort ? [] : text(seq)
            LogLine.append(record, text: text.span, to: &lines)
        }
        return lines
    }

    static func line(_ record: LogRecord, _ text: String = "") -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(record, text: Array(text.utf8).span, to: &lines)
        return Array(lines.dropLast())
    }

    static func line(_ service: ServiceLine, seq: UInt64 = 9) -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(service, seq: seq, time: WallTime(microseconds: start), to: &lines)
        return Array(lines.dropLast())
    }

    /// A line of any body with the checksum that fits it.
    static func sealed(_ body: String) -> [UInt8] {
        let bytes = Array(body.utf8)
        let digits = String(CRC32C.of(bytes.span), radix: 16)
        let checksum = String(repeating: "0", count: 8 - digits.count) + digits
        return bytes + Array(",\"crc\":\"\(checksum)\"}".utf8)
    }
}
