import PomboCore
import PomboText

/// How much later than due the records were shown.
struct Lateness {
    private var nanoseconds: [Int64] = []
    private(set) var first: Instant?
    private(set) var last: Instant?
    private(set) var due: Instant?

    mutating func record(due: Instant, shown: Instant) {
        nanoseconds.append(max(0, shown.nanoseconds - due.nanoseconds))
        first = first ?? shown
        last = shown
        self.due = due
    }

    var phrase: Phrase? {
        guard let first, let last, let due else { return nil }
        let sorted = nanoseconds.sorted()
        let median = sorted[sorted.count / 2]
        let took = first.duration(to: last).milliseconds
        let wanted = first.duration(to: due).milliseconds
        return Texts.lateness(
            sorted.count, took: Self.seconds(took), due: Self.seconds(wanted),
            median: Self.milliseconds(median),
            most: Self.milliseconds(sorted[sorted.count - 1]))
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        "\(milliseconds / 1000).\(CivilTime.pad(Int(milliseconds % 1000), 3)) s"
    }

    private static func milliseconds(_ nanoseconds: Int64) -> String {
        let micros = nanoseconds / 1000
        return "\(micros / 1000).\(CivilTime.pad(Int(micros % 1000), 3)) ms"
    }
}
