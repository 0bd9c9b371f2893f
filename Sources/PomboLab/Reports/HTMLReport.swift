import PomboText

/// A sweep as one page that needs nothing else: no scripts, no fonts, no network. Equal results
/// give equal bytes.
package struct HTMLReport: Sendable {
    private let result: SweepResult
    private let language: Language
    private let notes: [String]
    private let ladder: ReportLadder?
    private let plots: ReportPlots

    /// `notes` are what was expected and what came of it, a line each.
    package init(
        _ result: SweepResult, _ language: Language, notes: [String] = [],
        ladder: ReportLadder? = nil
    ) {
        self.result = result
        self.language = language
        self.notes = notes
        self.ladder = ladder
        plots = ReportPlots(result, language)
    }

    package var text: String {
        let title = said(ReportTexts.title)
        return """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="\(language.code)">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(ReportStyle.sheet)</style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="soft">\(said(ReportTexts.summary(result)))</p>
            \(list)<main>
            \(figures)</main>
            \(table)\(glossary)<h2>\(said(ReportTexts.againBy))</h2>
            <pre>\(MarkupText.escaped(result.file.description))</pre>
            </body>
            </html>

            """
    }

    /// Safe in markup.
    private func said(_ phrase: Phrase) -> String { MarkupText.escaped(phrase[language]) }

    private var list: String {
        if notes.isEmpty { return "" }
        let rows = notes.map { "<li>\(MarkupText.escaped($0))</li>\n" }
        return "<ul>\n\(rows.joined())</ul>\n"
    }

    // MARK: Figures

    private var figures: String {
        let barcode = BarcodeDrawing(rows: barcodeRows).svg(
            label: ReportTexts.barcode.title[language])
        let drawn = ladder.flatMap {
            LadderDrawing(ladder: $0, relay: ReportTexts.relay[language])
                .svg(label: ReportTexts.ladder.title[language])
        }
        let cost = plots.costsByOffered ? ReportTexts.costOfNoLoss : ReportTexts.cost
        let residual = ReportTexts.residual(isByNumber: !result.file.sweep.weathers.isEmpty)
        let place =
            result.points.indices.contains(plots.chosen)
            ? result.points[plots.chosen].label : ""
        return figure(
            "residual", residual, plots.residual, key: numbers + key(hasTheory: true))
            + figure("cost", cost, plots.cost, key: key(hasTheory: true))
            + figure("delay", ReportTexts.delay, plots.delay, place, key: key(hasTheory: false))
            + figure("runs", ReportTexts.runs, plots.runs, place, key: runsKey)
            + figure("barcode", ReportTexts.barcode, barcode, place, key: barcodeKey)
            + figure("ladder", ReportTexts.ladder, drawn, place, key: "")
    }

    private func figure(
        _ name: String, _ caption: ReportTexts.Caption, _ svg: String?, _ place: String = "",
        key: String
    ) -> String {
        let nothing = "<p>\(said(ReportTexts.nothing))</p>\n"
        let title = caption.title[language] + (place.isEmpty ? "" : " · \(place)")
        return "<figure id=\"\(name)\">\n<h2>\(MarkupText.escaped(title))</h2>\n"
            + (svg.map { $0 + key } ?? nothing)
            + "<figcaption>\(said(caption.text))</figcaption>\n</figure>\n"
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
            items.append((Self.lineSample, ReportTexts.theory[language]))
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
            (sample.svg(label: ""), ReportTexts.measured[language]),
            (Self.lineSample, ReportTexts.theory[language]),
        ])
    }

    private var barcodeKey: String {
        let looks = [
            ("b-ok", 3.0, ReportTexts.arrived), ("b-rep", 9, ReportTexts.repaired),
            ("b-lost", 16, ReportTexts.lost),
        ]
        return Self.list(
            looks.map { style, height, name in
                var sample = Drawing(width: 28, height: 16)
                sample.box((10, 16 - height), (8, height), style)
                return (sample.svg(label: ""), name[language])
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
        let columns = SweepColumn.all(of: result).filter(\.isInPage)
        text += Self.row("th", columns.map { $0.head[language] })
        text += "</tr></thead>\n"
        for (point, cells) in zip(result.points, plots.rows) {
            text += "<tbody>\n"
            if !point.label.isEmpty {
                text +=
                    "<tr><th class=\"n\" colspan=\"\(columns.count)\">"
                    + "\(MarkupText.escaped(point.label))</th></tr>\n"
            }
            for cell in cells {
                text += "<tr>\(Self.row("td", columns.map { $0.both(in: cell) }))</tr>\n"
            }
            text += "</tbody>\n"
        }
        return text + "</table></div>\n"
    }

    /// Names to the left, numbers to the right.
    private static func row(_ element: String, _ texts: [String]) -> String {
        texts.enumerated().map { column, text in
            let style = column == 0 ? " class=\"n\"" : ""
            return "<\(element)\(style)>\(MarkupText.escaped(text))</\(element)>"
        }.joined()
    }

    // MARK: What was tried

    private var glossary: String {
        guard !result.policies.isEmpty else { return "" }
        let rows = result.policies.map {
            "<dt>\(MarkupText.escaped($0.description))</dt><dd>\(said($0.meaning)).</dd>\n"
        }
        return "<h2>\(said(ReportTexts.policiesHead))</h2>\n<dl>\n\(rows.joined())</dl>\n"
            + "<p class=\"soft\">\(said(ReportTexts.policiesRemark))</p>\n"
    }
}
