import PomboText

/// A column of a sweep's table as people see it, on a terminal or in a page: what was measured, and
/// beside it what theory expects. What files have is in `SweepFigure`.
package struct SweepColumn: Sendable {
    package let head: Phrase
    package var isLeft = false
    /// Who is lowest is left out first where a line is too short. Nil stays.
    package var rank: Int?
    /// Likewise of what theory expects.
    package var expectedRank: Int?
    /// Only a terminal whose width is known shows it, for it may be left out again.
    package var isExtra = false
    package var isInPage = true
    /// In place of what could not be measured.
    package var missing = Phrase(verbatim: "")
    /// Nil: only theory knows it.
    package var measured: (@Sendable (Cell) -> String?)?
    package var expected: (@Sendable (Cell) -> String?)?

    /// In the order in which they stand.
    package static func all(of result: SweepResult) -> [SweepColumn] {
        [
            SweepColumn(
                head: Texts.labPolicy, isLeft: true,
                measured: { result.policies[$0.policy].description })
        ] + figures
    }

    /// What was measured, and in brackets what was expected.
    func both(in cell: Cell) -> String {
        (measured?(cell) ?? "–") + (expected?(cell).map { " (\($0))" } ?? "")
    }

    private static let figures = [
        SweepColumn(head: Texts.labAsked, rank: 2, measured: { "\($0.asked)" }),
        SweepColumn(head: Texts.labDelivered, rank: 3, measured: { "\($0.delivered)" }),
        SweepColumn(
            head: Texts.labOffered, rank: 7, expectedRank: 4,
            measured: { Figure.percent($0.offeredLoss) },
            expected: { $0.theory.offered.map(Figure.percent) }),
        SweepColumn(
            head: Texts.labResidual, expectedRank: 9, measured: { Figure.percent($0.residual) },
            expected: { $0.theory.residual.map(Figure.percent) }),
        SweepColumn(
            head: Texts.labInterval, rank: 8, missing: Texts.labNotEnough,
            measured: { $0.residualInterval?.percentages }),
        SweepColumn(
            head: Texts.labSends, isInPage: false,
            expected: { $0.theory.sends.map { Figure.decimal($0, places: 3) } }),
        SweepColumn(
            head: Texts.labOverhead, expectedRank: 5,
            measured: { Figure.decimal($0.overhead, places: 2) },
            expected: { $0.theory.overhead.map { Figure.decimal($0, places: 2) } }),
        SweepColumn(
            head: Texts.labDoubled, isExtra: true, isInPage: false,
            measured: { "\($0.duplicates)" }),
        SweepColumn(
            head: Texts.labReordered, isExtra: true, isInPage: false,
            measured: { "\($0.reordered)" }),
        SweepColumn(
            head: Phrase(verbatim: "p50"), rank: 6, measured: { Figure.delay($0.delay.p50) }),
        SweepColumn(
            head: Phrase(verbatim: "p95"), isExtra: true, isInPage: false,
            measured: { Figure.delay($0.delay.p95) }),
        SweepColumn(head: Phrase(verbatim: "p99"), measured: { Figure.delay($0.delay.p99) }),
        SweepColumn(
            head: Texts.labJitter, isExtra: true, measured: { $0.jitter.map(Figure.delay) }),
        SweepColumn(
            head: Texts.labGoodput, isExtra: true, measured: { $0.goodput.map(Figure.bitRate) }),
        SweepColumn(
            head: Texts.labRecovery, isInPage: false,
            expected: { $0.theory.recovery.map(Figure.delay) }),
    ]
}
