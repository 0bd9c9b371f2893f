/// The way of one message: author, relay and listeners are posts, time goes down, and every
/// datagram is a rung that falls with its delay.
struct LadderDrawing {
    let ladder: ReportLadder
    let relay: String

    private static let width = 480.0
    private static let top = 34.0
    private static let rowHeight = 24.0
    private static let left = 84.0
    /// More posts, or more rows, fit on no page.
    private static let listenerLimit = 4
    private static let instantLimit = 60

    /// Nil without a step.
    func svg(label: String) -> String? {
        let posts = posts
        let steps = Self.joined(ladder.ladder.steps, ladder.labels).filter { shows($0.0, posts) }
        let instants = Self.instants(steps.map(\.0))
        guard !instants.isEmpty else { return nil }
        let height = Self.top + Double(instants.count) * Self.rowHeight + 8
        var drawing = Drawing(width: Self.width, height: height)
        for (place, post) in posts.enumerated() {
            let x = Self.x(place, of: posts.count)
            let name = post.map { ladder.peers.indices.contains($0) ? ladder.peers[$0] : "?" }
            drawing.text(name ?? relay, (x, 16), .middle, "t b")
            drawing.line((x, 24), (x, height - 4), "a")
        }
        for (row, instant) in instants.enumerated() {
            let time = Figure.decimal(Double(instant - ladder.begin) / 1e6, places: 1) + "ms"
            drawing.text(time, (Self.left - 14, Self.y(row) + 4), .end)
        }
        for (step, name) in steps { draw(step, name, posts, instants, on: &drawing) }
        return drawing.svg(label: label)
    }

    /// Clients by their places; nil is the relay. Listeners that something happened to come first.
    private var posts: [Int?] {
        let listeners = ladder.peers.indices.filter { $0 != ladder.author }
        let troubled = listeners.filter { listener in
            ladder.ladder.steps.contains {
                if case .datagram(_, listener, _, _) = $0.what { return $0.cause != nil }
                return false
            }
        }
        let rest = listeners.filter { !troubled.contains($0) }
        return [ladder.author, nil] + (troubled + rest).prefix(Self.listenerLimit).map { $0 }
    }

    /// What goes the same way at the same time is one rung with several names.
    private static func joined(
        _ steps: [Ladder.Step], _ labels: [String]
    ) -> [(Ladder.Step, String)] {
        var joined: [(step: Ladder.Step, label: String)] = []
        for (step, label) in zip(steps, labels) {
            if let place = joined.firstIndex(where: { isSameRung($0.step, step) }) {
                joined[place].label += ", \(label)"
            } else {
                joined.append((step, label))
            }
        }
        return joined
    }

    private static func isSameRung(_ one: Ladder.Step, _ other: Ladder.Step) -> Bool {
        guard case .datagram(_, let client, let isUp, _) = one.what,
            case .datagram(_, client, isUp, _) = other.what
        else { return false }
        return one.at == other.at && one.arrival == other.arrival && one.cause == other.cause
    }

    private func shows(_ step: Ladder.Step, _ posts: [Int?]) -> Bool {
        switch step.what {
        case .written, .stamped: true
        case .delivered(let client), .datagram(_, let client, _, _): posts.contains(client)
        }
    }

    private static func instants(_ steps: [Ladder.Step]) -> [Int64] {
        let all = steps.flatMap { [$0.at] + ($0.arrival.map { [$0] } ?? []) }.sorted()
        var distinct: [Int64] = []
        for instant in all where distinct.last != instant { distinct.append(instant) }
        return Array(distinct.prefix(instantLimit))
    }

    private static func x(_ place: Int, of count: Int) -> Double {
        let room = width - left - 40
        return left + Double(place) * room / Double(max(1, count - 1))
    }

    private static func y(_ row: Int) -> Double { top + Double(row) * rowHeight + 8 }

    private func draw(
        _ step: Ladder.Step, _ name: String, _ posts: [Int?], _ instants: [Int64],
        on drawing: inout Drawing
    ) {
        guard let row = instants.firstIndex(of: step.at) else { return }
        func point(_ client: Int?) {
            guard let place = posts.firstIndex(of: client) else { return }
            let x = Self.x(place, of: posts.count)
            drawing.mark(0, (x, Self.y(row)))
            let isLast = place == posts.count - 1
            drawing.text(name, (isLast ? x - 8 : x + 8, Self.y(row) - 5), isLast ? .end : .start)
        }
        switch step.what {
        case .written: point(ladder.author)
        case .stamped: point(nil)
        case .delivered(let client): point(client)
        case .datagram(_, let client, let isUp, _):
            guard let place = posts.firstIndex(of: client) else { return }
            let from = Self.x(isUp ? place : 1, of: posts.count)
            let to = Self.x(isUp ? 1 : place, of: posts.count)
            let end = step.arrival.flatMap { instants.firstIndex(of: $0) }
            rung(name, step, from: (from, Self.y(row)), to: to, end.map(Self.y), on: &drawing)
        }
    }

    private func rung(
        _ name: String, _ step: Ladder.Step, from: (x: Double, y: Double), to x: Double,
        _ y: Double?, on drawing: inout Drawing
    ) {
        if let cause = step.cause {
            let middle = (x: (from.x + x) / 2, y: from.y + Self.rowHeight / 3)
            drawing.line(from, middle, "r lost")
            for side in [-4.0, 4.0] {
                drawing.line(
                    (middle.x - 4, middle.y - side), (middle.x + 4, middle.y + side), "r lost")
            }
            let isRight = x > from.x
            drawing.text(
                "\(name): \(cause.rawValue)", (middle.x + (isRight ? 8 : -8), middle.y + 5),
                isRight ? .start : .end, "t lost")
            return
        }
        let end = (x: x, y: y ?? from.y + Self.rowHeight / 2)
        drawing.line(from, end, "r")
        let back = x > from.x ? -7.0 : 7.0
        drawing.area([end, (x + back, end.y - 4), (x + back, end.y + 3)], "tip")
        // Nearer to where it begins: rungs that cross have their names apart.
        let place = (x: from.x + (end.x - from.x) * 0.3, y: from.y + (end.y - from.y) * 0.3 - 4)
        drawing.text(name, place, .middle)
    }
}
