import PomboCore
import PomboLab
import PomboPosix

/// The live table of `--top`: a row a member, drawn again each second below the lines that stay.
struct RelayTable {
    private let language: Language
    private let begin: Instant
    private var nextDraw = Instant.zero
    /// Rows that stand on the terminal now and will be painted over.
    private var drawnRows = 0
    private var rates = RelayRates()

    /// One that can be painted over.
    static var hasTerminal: Bool {
        StandardStream.output.isTerminal && Environment.value("TERM") != "dumb"
    }

    init(_ language: Language) {
        self.language = language
        begin = Clock().instant
    }

    mutating func show(
        _ lines: [String], _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant
    ) {
        let isDue = nextDraw <= now
        if !isDue && lines.isEmpty { return }
        guard Self.hasTerminal else {
            return showPlainly(lines, relay, socket, at: now, isDue: isDue)
        }
        if isDue { nextDraw = now + .seconds(1) }
        rates.measure(relay, socket, at: now)
        let size = TerminalSize.ofOutput ?? .usual
        let rows = rows(relay, socket, at: now, width: size.columns, height: size.rows - 1)
        StandardStream.output.write(frame(lines, rows))
        drawnRows = rows.count
    }

    /// Rows are painted over in place, so that what is being typed below them stays; only lines
    /// that come in between push everything down.
    private func frame(_ lines: [String], _ rows: [String]) -> String {
        let isInPlace = lines.isEmpty && rows.count == drawnRows
        var frame = isInPlace ? "\u{1B}7" : ""
        if drawnRows > 0 { frame += "\u{1B}[\(drawnRows)A\r" }
        if !isInPlace { frame += "\u{1B}[J" }
        for line in lines { frame += SafeText.of(line) + "\n" }
        for row in rows { frame += row + "\u{1B}[K\n" }
        return isInPlace ? frame + "\u{1B}8" : frame
    }

    /// In a pipe: lines at once, and the whole table every ten seconds.
    private mutating func showPlainly(
        _ lines: [String], _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant,
        isDue: Bool
    ) {
        var text = lines.map { $0 + "\n" }.joined()
        if isDue {
            nextDraw = now + .seconds(10)
            rates.measure(relay, socket, at: now)
            let rows = rows(relay, socket, at: now, width: 100, height: Int.max)
            text += rows.map { $0 + "\n" }.joined()
        }
        StandardStream.output.write(text)
    }

    // MARK: Rows

    private func rows(
        _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant, width: Int,
        height: Int
    ) -> [String] {
        let words = Texts.tableHeading[language].split(separator: "|").map(String.init)
        var members = relay.roster.filter { !$0.isVisitor }
        members.sort { ($0.room.text, $0.name.text) < ($1.room.text, $1.name.text) }
        var rows = ["", summary(relay, socket, at: now)]
        rows.append(row(words[0], words[1...].map { $0 }))
        let room = max(height - rows.count - 1, 1)
        for member in members.prefix(room) { rows.append(row(of: member, at: now)) }
        if members.count > room {
            rows.append(Texts.more(members.count - room)[language])
        }
        return rows.map { String($0.prefix(width)) }
    }

    private func summary(
        _ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant
    ) -> String {
        let up = begin.duration(to: now).components.seconds
        return Texts.tableSummary(
            up: Quantity.text(.seconds(up)), members: relay.presentCount, head: relay.lastSeq,
            rates: rates, socket)[language]
    }

    private func row(of member: Relay.PeerView, at now: Instant) -> String {
        let silence = member.lastHeard.duration(to: now).components.seconds
        let roundTrip = Double(member.roundTripMicroseconds) / 1000
        return row(
            member.name.text,
            [
                member.room.text, member.address.map { "\($0)" } ?? "–",
                member.isExpected
                    ? Texts.expected[language]
                    : "\(rates.perMember[member.client] ?? 0)",
                percent(member.lossUp), percent(member.lossDown),
                member.roundTripMicroseconds == 0 ? "–" : fixed(roundTrip), "\(member.lag)",
                "\(member.repaired)", "\(silence) s",
            ])
    }

    private func row(_ name: String, _ cells: [String]) -> String {
        var row = pad(name, to: 14)
        let widths = [9, 21, 7, 7, 6, 7, 5, 8, 6]
        for (index, cell) in cells.enumerated() {
            row += " "
            row +=
                index < 2
                ? pad(cell, to: widths[index])
                : String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
                    + cell
        }
        return row
    }

    private func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    }

    /// Hundredths of a percent, as the wire has them.
    private func percent(_ share: UInt16) -> String { fixed(Double(share) / 100) + "%" }

    private func fixed(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// Rates a second, from what was counted at the last look.
struct RelayRates {
    private(set) var records = 0
    private(set) var received = 0
    private(set) var sent = 0
    private(set) var perMember: [UInt64: Int] = [:]
    private var last: (at: Instant, records: Int, received: Int, sent: Int)?
    private var counts: [UInt64: Int] = [:]

    mutating func measure(_ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant) {
        let before = last
        if let before, before.at.duration(to: now) < .milliseconds(900) { return }
        last = (now, relay.counts.records, Int(socket.received), Int(socket.sent))
        let span = before.map { max($0.at.duration(to: now).milliseconds, 1) } ?? 1000
        records = (relay.counts.records - (before?.records ?? 0)) * 1000 / Int(span)
        received = (Int(socket.received) - (before?.received ?? 0)) * 1000 / Int(span)
        sent = (Int(socket.sent) - (before?.sent ?? 0)) * 1000 / Int(span)
        var fresh: [UInt64: Int] = [:]
        perMember.removeAll(keepingCapacity: true)
        for member in relay.roster {
            let earlier = counts[member.client] ?? member.records
            perMember[member.client] = (member.records - earlier) * 1000 / Int(span)
            fresh[member.client] = member.records
        }
        counts = fresh
    }
}
