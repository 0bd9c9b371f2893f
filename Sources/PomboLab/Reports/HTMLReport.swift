import PomboText

/// A sweep as one page that needs nothing else: no scripts, no fonts, no network. Equal results
/// give equal bytes.
package struct HTMLReport: Sendable {
    private let result: SweepResult
    private let words: ReportWords
    private let ladder: ReportLadder?
    private let plots: ReportPlots

    package init(_ result: SweepResult, words: ReportWords, ladder: ReportLadder? = nil) {
        self.result = result
        self.words = words
        self.ladder = ladder
        plots = ReportPlots(result, words)
    }

    package var text: String {
        let title = MarkupText.escaped(words.title)
        return """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="\(MarkupText.escaped(words.language))">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(ReportStyle.sheet)</style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="soft">\(MarkupText.escaped(words.summary))</p>
            \(notes)<main>
            \(figures)</main>
            \(table)\(glossary)<h2>\(MarkupText.escaped(words.againBy))</h2>
            <pre>\(MarkupText.escaped(result.file.description))</pre>
            </body>
            </html>

            """
    }

    private var notes: String {
        if words.notes.isEmpty { return "" }
        let rows = words.notes.map { "<li>\(MarkupText.escaped($0))</li>\n" }
        return "<ul>\n\(rows.joined())</ul>\n"
    }

    // MARK: Figures

    private var figures: String {
        let barcode = BarcodeDrawing(rows: barcodeRows).svg(label: words.barcode.title)
        let drawn = ladder.flatMap {
            LadderDrawing(ladder: $0, relay: words.relay).svg(label: words.ladder.title)
        }
        let cost = plots.costsByOffered ? words.costOfNoLoss : words.cost
        let place =
            result.points.indices.contains(plots.chosen)
            ? result.points[plots.chosen].label : ""
        return figure(
            "residual", words.residual, plots.residual, key: numbers + key(hasTheory: true))
            + figure("cost", cost, plots.cost, key: key(hasTheory: true))
            + figure("delay", words.delay, plots.delay, place, key: key(hasTheory: false))
            + figure("runs", words.runs, plots.runs, place, key: runsKey)
            + figure("barcode", words.barcode, barcode, place, key: barcodeKey)
            + figure("ladder", words.ladder, drawn, place, key: "")
    }

    private func figure(
        _ name: String, _ caption: ReportWords.Caption, _ svg: String?, _ place: String = "",
        key: String
    ) -> String {
        let nothing = "<p>\(MarkupText.escaped(words.nothing))</p>\n"
        let title = place.isEmpty ? caption.title : "\(caption.title) · \(place)"
        return "<figure id=\"\(name)\">\n<h2>\(MarkupText.escaped(title))</h2>\n"
            + (svg.map { $0 + key } ?? nothing)
            + "<figcaption>\(MarkupText.escaped(caption.text))</figcaption>\n</figure>\n"
    }

    private var numbers: String {
        let items = plots.numbered.map {
            "<li>\($0.number): \(MarkupText.escaped($0.label))</li>\n"
        }
        return items.isEmpty ? "" : "<ul class=\"key soft\">\n\(items.joined())</ul>\n"
    }

    private func key(hasTheory: Bool) -> String {
        var items = result.policies.enumerated().map { series, policy in
            var sample = Drawing(width: 28, height: 16)
            sample.line((0, 8), (28, 8), SeriesStyle.line(series))
            sample.mark(series, (14, 8))
            return (svg: sample.svg(label: ""), name: policy.description)
        }
        if hasTheory {
            items.append((Self.lineSample, words.legendTheory))
        }
        return Self.list(items)
    }

    private static var lineSample: String {
        var sample = Drawing(width: 28, height: 16)
        sample.line((0, 8), (28, 8), "l s0 theory")
        return sample.svg(label: "")
    }

    private var runsKey: String {
        var sample = Drawing(width: 28, height: 16)
        sample.line((14, 1), (14, 15), SeriesStyle.whisker(0))
        sample.mark(0, (14, 8))
        return Self.list([
            (sample.svg(label: ""), words.legendMeasured), (Self.lineSample, words.legendTheory),
        ])
    }

    private var barcodeKey: String {
        let looks = [
            ("b-ok", 3.0, words.arrived), ("b-rep", 9, words.repaired), ("b-lost", 16, words.lost),
        ]
        return Self.list(
            looks.map { style, height, name in
                var sample = Drawing(width: 28, height: 16)
                sample.box((10, 16 - height), (8, height), style)
                return (sample.svg(label: ""), name)
            })
    }

    private static func list(_ items: [(svg: String, name: String)]) -> String {
        let rows = items.map { "<li>\($0.svg)\(MarkupText.escaped($0.name))</li>\n" }
        return "<ul class=\"key\">\n\(rows.joined())</ul>\n"
    }

    private var barcodeRows: [(name: String, marks: [Cell.Mark])] {
        guard plots.rows.indices.contains(plots.chosen) else { return [] }
        let cells = result.paired(point: plots.chosen, seed: 0)
        return zip(result.policies, cells).map { ($0.description, $1.barcode) }
    }

    // MARK: Numbers

    /// A body for each weather, below its name.
    private var table: String {
        guard !plots.rows.isEmpty else { return "" }
        var text = "<div class=\"wide\"><table>\n<thead><tr>"
        text += words.heads.enumerated().map { Self.cell("th", $1, $0) }.joined()
        text += "</tr></thead>\n"
        for (point, cells) in zip(result.points, plots.rows) {
            text += "<tbody>\n"
            if !point.label.isEmpty {
                text +=
                    "<tr><th class=\"n\" colspan=\"\(max(1, words.heads.count))\">"
                    + "\(MarkupText.escaped(point.label))</th></tr>\n"
            }
            for (policy, cell) in zip(result.policies, cells) {
                let values = row(policy, cell).enumerated().map { Self.cell("td", $1, $0) }
                text += "<tr>\(values.joined())</tr>\n"
            }
            text += "</tbody>\n"
        }
        return text + "</table></div>\n"
    }

    /// Names to the left, numbers to the right.
    private static func cell(_ element: String, _ text: String, _ column: Int) -> String {
        "<\(element)\(column == 0 ? " class=\"n\"" : "")>\(MarkupText.escaped(text))</\(element)>"
    }

    private func row(_ policy: LabPolicy, _ cell: Cell) -> [String] {
        func beside(_ theory: String?) -> String { theory.map { " (\($0))" } ?? "" }
        return [
            policy.description, "\(cell.asked)", "\(cell.delivered)",
            Figure.percent(cell.offeredLoss) + beside(cell.theory.offered.map(Figure.percent)),
            Figure.percent(cell.residual) + beside(cell.theory.residual.map(Figure.percent)),
            cell.residualInterval?.percentages ?? "–",
            Figure.decimal(cell.overhead, places: 2)
                + beside(cell.theory.overhead.map { Figure.decimal($0, places: 2) }),
            Figure.delay(cell.delay.p50), Figure.delay(cell.delay.p99),
            cell.jitter.map(Figure.delay) ?? "–", cell.goodput.map(Figure.bitRate) ?? "–",
        ]
    }

    // MARK: What was tried

    private var glossary: String {
        guard !words.policies.isEmpty else { return "" }
        let rows = zip(result.policies, words.policies).map {
            "<dt>\(MarkupText.escaped($0.description))</dt><dd>\(MarkupText.escaped($1))</dd>\n"
        }
        return "<h2>\(MarkupText.escaped(words.policiesHead))</h2>\n<dl>\n\(rows.joined())</dl>\n"
            + "<p class=\"soft\">\(MarkupText.escaped(words.policiesRemark))</p>\n"
    }
}
