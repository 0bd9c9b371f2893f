import PomboCore
import PomboText

/// The plots with axes: each is made from a result alone, and is nil where it would show nothing.
struct ReportPlots {
    let result: SweepResult
    let language: Language

    /// Policies by weather, in the order of the file.
    let rows: [[Cell]]
    /// The weather of the plots that show one.
    let chosen: Int

    init(_ result: SweepResult, _ language: Language) {
        self.result = result
        self.language = language
        let policies = result.policies.count
        let wanted = result.points.count * policies * result.file.seedCount
        // A result that was cut off has no rows, rather than wrong ones.
        rows =
            wanted == 0 || result.cells.count != wanted
            ? []
            : result.points.indices.map { point in
                (0..<policies).map { result.summary(point: point, policy: $0) }
            }
        chosen = result.points.count / 2
    }

    var policies: Range<Int> { rows.isEmpty ? 0..<0 : result.policies.indices }

    /// A tenth of one message.
    var floor: Double {
        0.1 / Double(max(1, rows.flatMap { $0 }.map(\.asked).max() ?? 1))
    }

    /// Where weathers were swept, which may all lose as much, they stand by their numbers.
    var isByNumber: Bool {
        rows.count > 1 && !result.file.sweep.weathers.isEmpty
    }

    /// The weathers by their numbers, where the axis shows these.
    var numbered: [(number: Int, label: String)] {
        isByNumber ? result.points.enumerated().map { ($0 + 1, $1.label) } : []
    }

    // MARK: Names of values

    /// Theory's share where there is one, so that policies stand one above the other.
    static func offered(_ cell: Cell) -> Double { cell.theory.offered ?? cell.offeredLoss }

    static func share(_ value: Double) -> String {
        if value <= 0 { return "0" }
        var places = 0
        var digits = value * 100
        while digits < 0.99, places < 9 {
            digits *= 10
            places += 1
        }
        return Figure.decimal(value * 100, places: places) + "%"
    }

    static func time(_ milliseconds: Double) -> String {
        if milliseconds < 0.99 { return Figure.decimal(milliseconds * 1000, places: 0) + "µs" }
        if milliseconds < 999 { return Figure.decimal(milliseconds, places: 0) + "ms" }
        return short(milliseconds / 1000) + "s"
    }

    /// Without a point where it is whole.
    static func short(_ value: Double) -> String {
        let text = Figure.decimal(value, places: 2)
        return text.hasSuffix(".00")
            ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text
    }
}
