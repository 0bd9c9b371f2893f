import PomboText

/// A sweep as one JSON value, with the experiment itself in it: enough to run it again.
package enum SweepJSON {
    package static func text(_ result: SweepResult, program: String) -> String {
        let figures = SweepFigure.all(in: .json)
        let cells = result.cells.map { cell in
            JSON.object(figures.map { ($0.name, $0.value(cell, result)) })
        }
        let head: [(String, JSON)] = [
            ("program", .text(program)), ("lab", .text(result.file.description)),
            ("seed", JSON(result.file.firstSeed)), ("causes", .list(Cell.causes.map { .text($0) })),
            ("ranks", JSON(DelayQuantiles.ranks)),
        ]
        let lines = head.map { "  \(JSON.quoted($0)): \($1.line(isAiry: true)),\n" }
        let rows = cells.map { "    " + $0.line(isAiry: true) }.joined(separator: ",\n")
        return "{\n" + lines.joined() + "  \"cells\": [\n" + rows + "\n  ]\n}\n"
    }
}
