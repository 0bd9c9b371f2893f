import PomboText

/// An image as it is being drawn, in SVG. Colours and strokes are the style sheet's: an element
/// has a class and no looks of its own.
struct Drawing {
    enum Anchor: String { case start, middle, end }

    let width: Double
    let height: Double
    private var body = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// `label` is what it is to somebody who cannot see it.
    func svg(label: String) -> String {
        "<svg viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\" "
            + "aria-label=\"\(MarkupText.escaped(label))\">\n\(body)</svg>\n"
    }

    mutating func line(
        _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ style: String
    ) {
        body +=
            "<line class=\"\(style)\" x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
            + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\"/>\n"
    }

    mutating func path(_ points: [(x: Double, y: Double)], _ style: String) {
        guard points.count > 1 else { return }
        let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }
        body += "<polyline class=\"\(style)\" points=\"\(list.joined(separator: " "))\"/>\n"
    }

    mutating func area(_ points: [(x: Double, y: Double)], _ style: String) {
        let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }
        body += "<polygon class=\"\(style)\" points=\"\(list.joined(separator: " "))\"/>\n"
    }

    mutating func box(
        _ corner: (x: Double, y: Double), _ size: (width: Double, height: Double), _ style: String
    ) {
        body +=
            "<rect class=\"\(style)\" x=\"\(Self.number(corner.x))\" "
            + "y=\"\(Self.number(corner.y))\" width=\"\(Self.number(size.width))\" "
            + "height=\"\(Self.number(size.height))\"/>\n"
    }

    mutating func text(
        _ text: String, _ at: (x: Double, y: Double), _ anchor: Anchor = .start,
        _ style: String = "t"
    ) {
        body +=
            "<text class=\"\(style)\" x=\"\(Self.number(at.x))\" y=\"\(Self.number(at.y))\" "
            + "text-anchor=\"\(anchor.rawValue)\">\(MarkupText.escaped(text))</text>\n"
    }

    /// Reads from the bottom to the top.
    mutating func upright(_ text: String, _ at: (x: Double, y: Double)) {
        let place = "\(Self.number(at.x)) \(Self.number(at.y))"
        body +=
            "<text class=\"t\" transform=\"translate(\(place)) rotate(-90)\" "
            + "text-anchor=\"middle\">\(MarkupText.escaped(text))</text>\n"
    }

    /// A mark of a series: shapes tell series apart where colours do not.
    mutating func mark(_ series: Int, _ at: (x: Double, y: Double)) {
        let style = "d s\(series % SeriesStyle.colours)"
        let (x, y) = at
        switch series % 4 {
        case 0:
            body +=
                "<circle class=\"\(style)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" "
                + "r=\"3.6\"/>\n"
        case 1: box((x - 3.2, y - 3.2), (6.4, 6.4), style)
        case 2: area([(x, y - 4.4), (x + 4.2, y + 3.2), (x - 4.2, y + 3.2)], style)
        default: area([(x, y - 4.6), (x + 4.6, y), (x, y + 4.6), (x - 4.6, y)], style)
        }
    }

    /// One place behind the point is a third of a hair.
    static func number(_ value: Double) -> String { Figure.decimal(value, places: 1) }
}
