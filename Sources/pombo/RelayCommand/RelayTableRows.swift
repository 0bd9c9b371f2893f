import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// The rows of the live table, as wide as the terminal: where it is narrow, what is needed least
/// is left out.
struct RelayTableRows {
    let language: Language
    let width: Int

    /// Where a column's word is in `Texts.tableHeading`, how wide it is, how early it is left out.
    private struct Column {
        let width: Int
        let isText: Bool
        let rank: Int

        init(_ width: Int, isText: Bool = false, goes rank: Int) {
            (self.width, self.isText, self.rank) = (width, isText, rank)
        }
    }

    /// Name, room, address, says, gets, loss up, down, trip, lag, repaired, silent.
    private static let columns = [
        Column(14, isText: true, goes: 0), Column(9, isText: true, goes: 8),
        Column(21, isText: true, goes: 7), Column(6, goes: 4), Column(6, goes: 9),
        Column(7, goes: 1), Column(6, goes: 2), Column(7, goes: 3), Column(6, goes: 5),
        Column(8, goes: 10), Column(6, goes: 6),
    ]

    /// `height` rows at most, the summary and the heading among them.
    func all(
        _ relay: borrowing Relay, _ rates: RelayRates, _ socket: SocketCounters, up: Duration,
        at now: Instant, height: Int
    ) -> [String] {
        var members = relay.roster.filter { !$0.isVisitor }
        members.sort { ($0.room.text, $0.name.text) < ($1.room.text, $1.name.text) }
        let summary = Texts.tableSummary(
            up: Self.uptime(up.components.seconds), members: relay.presentCount,
            head: relay.lastSeq, rates: rates, socket)[language]
        let heading = Texts.tableHeading[language].split(separator: "|").map(String.init)
        var rows = ["", clipped(summary), row(heading)]
        let room = max(height - rows.count, 1)
        // The last row says how many more there are.
        let shown = members.count <= room ? members.count : room - 1
        for member in members.prefix(shown) { rows.append(row(of: member, rates, at: now)) }
        if members.count > shown {
            rows.append(clipped(Texts.more(members.count - shown)[language]))
        }
        return rows
    }

    private func row(
        of member: Relay.PeerView, _ rates: RelayRates, at now: Instant
    ) -> String {
        let rate = rates.members[member.client] ?? RelayRates.Member()
        let trip = Double(member.roundTripMicroseconds) / 1000
        let isHere = !member.isExpected
        return row([
            member.name.text, member.room.text,
            isHere ? member.address.map { "\($0)" } ?? "–" : Texts.expected[language],
            "\(rate.said)", "\(rate.given)", percent(member.lossUp), percent(member.lossDown),
            member.roundTripMicroseconds == 0 ? "–" : fixed(trip), "\(member.lag)",
            "\(member.repaired)",
            isHere ? "\(member.lastHeard.duration(to: now).components.seconds) s" : "–",
        ])
    }

    private func row(_ cells: [String]) -> String {
        var row = ""
        for place in chosen {
            let column = Self.columns[place]
            let blank = String(
                repeating: " ", count: max(0, column.width - DisplayWidth.of(cells[place])))
            if place > 0 { row += " " }
            row += column.isText ? cells[place] + blank : blank + cells[place]
        }
        return clipped(row)
    }

    /// The columns that fit, in their order.
    private var chosen: [Int] {
        var places = Array(Self.columns.indices)
        func total() -> Int { places.reduce(places.count - 1) { $0 + Self.columns[$1].width } }
        while total() > width, places.count > 1 {
            let least = places.max { Self.columns[$0].rank < Self.columns[$1].rank }
            places.removeAll { $0 == least }
        }
        return places
    }

    /// `59s`, `59m`, `23h 59m`, `9d 23h`.
    static func uptime(_ seconds: Int64) -> String {
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        if minutes == 0 { return "\(seconds)s" }
        if hours == 0 { return "\(minutes)m" }
        return days == 0 ? "\(hours)h \(minutes % 60)m" : "\(days)d \(hours % 24)h"
    }

    private func clipped(_ row: String) -> String {
        StyledText(row, .plain).clipped(columns: width).text
    }

    /// Hundredths of a percent, as the wire has them.
    private func percent(_ share: UInt16) -> String { fixed(Double(share) / 100) + "%" }

    private func fixed(_ value: Double) -> String { Figure.decimal(value, places: 1) }
}
