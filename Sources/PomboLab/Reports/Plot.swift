/// A drawing with two axes: points, whiskers and lines are given in values.
struct Plot {
    private(set) var drawing: Drawing
    private let across: Axis
    private let up: Axis

    private static let size = (width: 480.0, height: 320.0)
    private static let left = 88.0
    private static let right = 18.0
    private static let top = 12.0
    private static let bottom = 50.0
    /// Half a letter as wide as it is on a phone, where letters are larger.
    private static let halfLetter = 4.6

    init(across: Axis, up: Axis) {
        drawing = Drawing(width: Self.size.width, height: Self.size.height)
        self.across = across
        self.up = up
        drawFrame()
    }

    private func x(_ value: Double) -> Double {
        Self.left + across.place(value) * (Self.size.width - Self.left - Self.right)
    }

    private func y(_ value: Double) -> Double {
        let height = Self.size.height - Self.top - Self.bottom
        return Self.top + (1 - up.place(value)) * height
    }

    private mutating func drawFrame() {
        let floor = Self.size.height - Self.bottom
        let end = Self.size.width - Self.right
        for tick in up.ticks {
            let y = y(tick.value)
            drawing.line((Self.left, y), (end, y), "g")
            drawing.text(tick.label, (Self.left - 9, y + 4), .end)
        }
        var lastEnd = -1.0
        for tick in across.ticks {
            let x = x(tick.value)
            drawing.line((x, Self.top), (x, floor), "g")
            // Names that would touch are left out.
            let half = Double(tick.label.count) * Self.halfLetter
            guard x - half > lastEnd else { continue }
            lastEnd = x + half + 4
            drawing.text(tick.label, (x, floor + 18), .middle)
        }
        drawing.line((Self.left, floor), (end, floor), "a")
        drawing.line((Self.left, Self.top), (Self.left, floor), "a")
        drawing.text(across.name, ((Self.left + end) / 2, Self.size.height - 8), .middle)
        drawing.upright(up.name, (12, (Self.top + floor) / 2))
    }

    /// `shift` is so far to the right of its place: several series may have a value there.
    mutating func mark(_ series: Int, _ across: Double, _ up: Double, shift: Double = 0) {
        drawing.mark(series, (x(across) + shift, y(up)))
    }

    mutating func whisker(
        _ series: Int, at across: Double, from low: Double, to high: Double, shift: Double = 0
    ) {
        let style = SeriesStyle.whisker(series)
        let x = x(across) + shift
        let (bottom, top) = (y(low), y(high))
        drawing.line((x, bottom), (x, top), style)
        for end in [bottom, top] { drawing.line((x - 3, end), (x + 3, end), style) }
    }

    /// To the right edge, and for ever.
    mutating func lineToEdge(_ series: Int, from point: (Double, Double), to up: Double) {
        let start = (x(point.0), y(point.1))
        drawing.path([start, (x(across.high), y(up))], SeriesStyle.line(series) + " never")
    }

    /// Cut off where it leaves the plot at its low ends, and broken where it comes to zero.
    mutating func line(_ series: Int, _ points: [(Double, Double)], isTheory: Bool = false) {
        let style = SeriesStyle.line(series) + (isTheory ? " theory" : "")
        var run: [(x: Double, y: Double)] = []
        for (index, point) in points.enumerated() {
            let before = index > 0 ? points[index - 1] : point
            let isZero = { (point: (Double, Double)) in point.0 <= 0 || point.1 <= 0 }
            if isZero(before) != isZero(point), across.isLogarithmic || up.isLogarithmic {
                drawing.path(run, style)
                run = []
            }
            if let edge = edge(from: before, to: point) { run.append(edge) }
            if !isBelow(point) {
                run.append((x(point.0), y(point.1)))
            } else if let edge = edge(from: point, to: before) {
                drawing.path(run + [edge], style)
                run = []
            }
        }
        drawing.path(run, style)
    }

    private func isBelow(_ point: (Double, Double)) -> Bool {
        across.isBelow(point.0) || up.isBelow(point.1)
    }

    /// Where a straight line comes in from below the low end of either axis.
    private func edge(
        from below: (Double, Double), to above: (Double, Double)
    ) -> (x: Double, y: Double)? {
        guard isBelow(below), !isBelow(above) else { return nil }
        if let part = up.cut(from: below.1, to: above.1), !across.isBelow(below.0) {
            let (start, end) = (x(below.0), x(above.0))
            return (start + (end - start) * part, y(up.low))
        }
        if let part = across.cut(from: below.0, to: above.0), !up.isBelow(below.1) {
            let (start, end) = (y(below.1), y(above.1))
            return (x(across.low), start + (end - start) * part)
        }
        return nil
    }

    func svg(label: String) -> String { drawing.svg(label: label) }
}
