/// The fate barcode: a row for each policy, a bar for each message, the same weather in all rows.
/// What arrived is a thin line, what was repaired stands half as high as what is lost, so that it
/// can be read without colours.
struct BarcodeDrawing {
    let rows: [(name: String, marks: [Cell.Mark])]

    private static let width = 480.0
    private static let rowHeight = 38.0
    private static let barHeight = 18.0

    /// Nil without a bar.
    func svg(label: String) -> String? {
        let count = rows.map(\.marks.count).max() ?? 0
        guard count > 0 else { return nil }
        let bar = Self.width / Double(count)
        var drawing = Drawing(
            width: Self.width, height: Double(rows.count) * Self.rowHeight + 4)
        for (index, row) in rows.enumerated() {
            let top = Double(index) * Self.rowHeight
            drawing.text(row.name, (0, top + 13))
            draw(row.marks, at: top + 17, bar, on: &drawing)
        }
        return drawing.svg(label: label)
    }

    /// Neighbours of one fate are one box.
    private func draw(
        _ marks: [Cell.Mark], at top: Double, _ bar: Double, on drawing: inout Drawing
    ) {
        var start = 0
        while start < marks.count {
            var end = start + 1
            while end < marks.count, marks[end] == marks[start] { end += 1 }
            let (style, height): (String, Double) =
                switch marks[start] {
                case .arrived: ("b-ok", 3)
                case .repaired: ("b-rep", 10)
                case .lost: ("b-lost", Self.barHeight)
                }
            drawing.box(
                (Double(start) * bar, top + Self.barHeight - height),
                (Double(end - start) * bar, height), style)
            start = end
        }
    }
}
