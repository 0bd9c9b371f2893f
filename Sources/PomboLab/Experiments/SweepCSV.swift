import PomboText

/// A sweep as a long table: a row a cell, for whatever reads tables.
package enum SweepCSV {
    package static func text(_ result: SweepResult) -> String {
        let figures = SweepFigure.all(in: .csv)
        let rows = result.cells.map { cell in figures.map { field($0.value(cell, result)) } }
        return ([figures.map { snake($0.name) }] + rows)
            .map { $0.joined(separator: ",") + "\n" }.joined()
    }

    /// `offeredShare` is `offered_share` here.
    private static func snake(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    private static func field(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .text(let text): quoted(text)
        default: value.line()
        }
    }

    private static func quoted(_ text: String) -> String {
        text.contains(",") || text.contains("\"")
            ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
