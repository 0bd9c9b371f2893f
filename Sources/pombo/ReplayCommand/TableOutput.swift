import PomboCore
import PomboPosix
import PomboTerminal

/// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
struct TableOutput: ReplayOutput {
    var zone: Zone

    static let columns = [
        "seq", "time", "t", "kind", "room", "nick", "client", "n", "prev", "to", "to_nick",
        "reason", "raw", "visitor", "origin_seq", "origin_t", "addr", "text",
    ]

    mutating func head() -> [UInt8] {
        Array((Self.columns.joined(separator: ",") + "\r\n").utf8)
    }

    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] {
        let record = entry.record
        let cells: [String] = [
            String(record.seq), record.time.rfc3339(zone), String(record.time.microseconds),
            record.kind.word, record.room, record.nick, record.client.hexDigits,
            String(record.cseq), String(record.prev), record.to?.hexDigits ?? "",
            record.toNick ?? "", record.reason?.word ?? "", record.isRaw ? "true" : "",
            record.isVisitor ? "true" : "", record.origin.map { String($0.seq) } ?? "",
            record.origin.map { String($0.time.microseconds) } ?? "",
            record.address?.description ?? "", entry.text,
        ]
        return Array((cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8)
    }

    /// A cell that a spreadsheet takes for text: what begins like a formula gets an apostrophe in
    /// front, which spreadsheets show as nothing.
    static func cell(_ text: String) -> String {
        var visible = SafeText.of(text)
        let isNumber = Int64(visible) != nil
        // Spaces are skipped before a formula as well.
        let start = visible.first { $0 != " " }
        if let start, "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(start), !isNumber {
            visible = "'" + visible
        }
        guard visible.contains(where: { $0 == "," || $0 == "\"" || $0 == "'" || $0 == ";" }) else {
            return visible
        }
        var quoted = "\""
        for character in visible {
            quoted.append(character)
            if character == "\"" { quoted.append("\"") }
        }
        return quoted + "\""
    }
}

extension WallTime {
    /// `2026-11-20T14:02:05.000123+01:00`.
    func rfc3339(_ zone: Zone) -> String {
        let offset = zone.offset(at: self)
        let civil = CivilTime(self, offset: offset)
        let suffix: String
        if offset == 0 {
            suffix = "Z"
        } else {
            let minutes = abs(offset) / 60
            suffix =
                (offset < 0 ? "-" : "+")
                + "\(CivilTime.pad(minutes / 60)):\(CivilTime.pad(minutes % 60))"
        }
        return "\(civil.date)T\(civil.clock).\(CivilTime.pad(civil.microsecond, 6))\(suffix)"
    }
}
