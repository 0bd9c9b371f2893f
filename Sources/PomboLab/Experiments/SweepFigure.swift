import PomboCore
import PomboText

/// One figure of a cell as files have it. CSV and JSON are made of the same list.
struct SweepFigure: Sendable {
    enum Form: Sendable { case csv, json }

    /// As JSON has it; CSV has small letters and `_`.
    let name: String
    /// The only form that has it; nil is both.
    let form: Form?
    let value: @Sendable (Cell, SweepResult) -> JSON

    init(
        _ name: String, in form: Form? = nil,
        _ value: @escaping @Sendable (Cell, SweepResult) -> JSON
    ) {
        self.name = name
        self.form = form
        self.value = value
    }

    /// Of a figure that the cell alone tells.
    private init(
        _ name: String, in form: Form? = nil, of value: @escaping @Sendable (Cell) -> JSON
    ) {
        self.init(name, in: form) { cell, _ in value(cell) }
    }

    static func all(in form: Form) -> [SweepFigure] {
        all.filter { $0.form == nil || $0.form == form }
    }

    private static let all = which + losses + costs + listed + tabled

    private static let which: [SweepFigure] = [
        .init("point") { .text($1.points[$0.point].label) },
        .init("weather") { cell, result in
            result.points[cell.point].weather.map { .text("\($0)") } ?? .null
        },
        .init("loss") { share($1.points[$0.point].loss?.value) },
        .init("policy") { .text($1.policies[$0.policy].description) },
        .init("seed", of: { JSON($0.seed) }),
    ]

    private static let losses: [SweepFigure] = [
        .init("asked", of: { JSON($0.asked) }),
        .init("delivered", of: { JSON($0.delivered) }), .init("lost", of: { JSON($0.lost) }),
        .init("lostOf", in: .json, of: { JSON($0.lostOf) }),
        .init("lostBeyondNone", in: .json, of: { JSON($0.lostBeyondNone) }),
        .init("offered", in: .json, of: { JSON($0.offered) }),
        .init("offered", in: .csv, of: { JSON($0.offeredCount) }),
        .init("offeredShare", of: { share($0.offeredLoss) }),
        .init("offeredInterval", in: .json, of: { interval($0.offeredInterval) }),
        .init("offeredExpected", of: { share($0.theory.offered) }),
        .init("residual", of: { share($0.residual) }),
        .init("residualInterval", in: .json, of: { interval($0.residualInterval) }),
        .init("residualLow", in: .csv, of: { share($0.residualInterval?.low) }),
        .init("residualHigh", in: .csv, of: { share($0.residualInterval?.high) }),
        .init("residualExpected", of: { share($0.theory.residual) }),
        .init("residualFactor", in: .json, of: { share($0.theory.residualFactor) }),
        .init("repaired", of: { JSON($0.repaired) }),
        .init("duplicates", of: { JSON($0.duplicates) }),
        .init("reordered", of: { JSON($0.reordered) }),
    ]

    private static let costs: [SweepFigure] = [
        .init("unsent", of: { JSON($0.unsent) }), .init("sends", of: { JSON($0.sends) }),
        .init("repairs", of: { JSON($0.repairs) }), .init("controls", of: { JSON($0.controls) }),
        .init("overhead", of: { share($0.overhead) }),
        .init("overheadExpected", of: { share($0.theory.overhead) }),
        .init("dataPerMessage", of: { share($0.dataPerMessage) }),
        .init("dataPerMessageExpected", of: { share($0.theory.sends) }),
    ]

    /// What a value of JSON holds whole.
    private static let listed: [SweepFigure] = [
        .init("goodput", in: .json, of: { share($0.goodput) }),
        .init("lengthNanoseconds", in: .json, of: { JSON($0.length.nanoseconds) }),
        .init("jitterNanoseconds", in: .json, of: { JSON($0.jitter?.nanoseconds) }),
        .init("delayNanoseconds", in: .json, of: { nanoseconds($0.delay) }),
        .init("recoveryNanoseconds", in: .json, of: { nanoseconds($0.recovery) }),
        .init("offeredRuns", in: .json, of: { runs($0.offeredRuns) }),
        .init("residualRuns", in: .json, of: { runs($0.residualRuns) }),
        .init("barcode", in: .json, of: { .text(barcode($0.barcode)) }),
        .init("violation", in: .json, of: { $0.violation.map { .text($0) } ?? .null }),
    ]

    /// And what a table of numbers has instead.
    private static let tabled: [SweepFigure] =
        [
            .init("p50Ms", in: .csv, of: { milliseconds($0.delay.p50) }),
            .init("p90Ms", in: .csv, of: { milliseconds($0.delay.p90) }),
            .init("p95Ms", in: .csv, of: { milliseconds($0.delay.p95) }),
            .init("p99Ms", in: .csv, of: { milliseconds($0.delay.p99) }),
            .init("spreadMs", in: .csv, of: { milliseconds($0.delay.spread) }),
            .init("jitterMs", in: .csv, of: { $0.jitter.map(milliseconds) ?? .null }),
            .init(
                "recoveryP50Ms", in: .csv,
                of: { $0.recovery.count == 0 ? .null : milliseconds($0.recovery.p50) }),
            .init("goodputBitS", in: .csv, of: { JSON($0.goodput, places: 1) }),
            .init("runsFirst", in: .csv, of: { JSON($0.offeredRuns.reduce(0, +)) }),
            .init("runFirstMean", in: .csv, of: { meanRun($0.offeredRuns, of: $0.offeredCount) }),
            .init("runsResidual", in: .csv, of: { JSON($0.residualRuns.reduce(0, +)) }),
            .init("runResidualMean", in: .csv, of: { meanRun($0.residualRuns, of: $0.lost) }),
            .init("lostBeyondNone", in: .csv, of: { JSON($0.lostBeyondNone) }),
        ]
        + Cell.causes.enumerated().map { place, cause in
            .init("lostFirst_\(cause)", in: .csv, of: { JSON($0.offered[place]) })
        }
}

extension SweepFigure {
    private static func share(_ value: Double?) -> JSON { JSON(value, places: 6) }

    private static func interval(_ interval: Interval?) -> JSON {
        interval.map { .list([share($0.low), share($0.high)]) } ?? .null
    }

    /// Never is null.
    private static func nanoseconds(_ quantiles: DelayQuantiles) -> JSON {
        .list(quantiles.values.map { JSON($0?.nanoseconds) })
    }

    /// Never is infinite.
    private static func milliseconds(_ duration: Duration?) -> JSON {
        duration.map { JSON(Double($0.nanoseconds) / 1e6, places: 3) } ?? .number("inf")
    }

    /// Without those that did not occur, at the end.
    private static func runs(_ counts: [Int]) -> JSON {
        JSON(Array(counts.prefix((counts.lastIndex { $0 > 0 } ?? -1) + 1)))
    }

    /// How many losses a run had on average (RFC 3357).
    private static func meanRun(_ counts: [Int], of losses: Int) -> JSON {
        let all = counts.reduce(0, +)
        return all == 0 ? .null : JSON(Double(losses) / Double(all), places: 3)
    }

    /// `.` arrived, `r` repaired, `x` lost.
    private static func barcode(_ marks: [Cell.Mark]) -> String {
        String(
            marks.map { mark -> Character in
                switch mark {
                case .arrived: "."
                case .repaired: "r"
                case .lost: "x"
                }
            })
    }
}
