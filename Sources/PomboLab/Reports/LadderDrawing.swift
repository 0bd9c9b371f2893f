import PomboText

/// The way of one message: author, relay and listeners are posts, time goes down, and every
/// datagram is a rung that falls with its delay.
struct LadderDrawing {
    private let ladder: ReportLadder
    private let relay: String
    /// Clients by their places; nil is the relay.
    private let posts: [Int?]
    private let steps: [(step: Ladder.Step, name: String)]
    /// When something happened: a row for each.
    private let instants: [Int64]
    private var drawing: Drawing
    /// Set when all lines are there, so that none goes through them.
    private var labels: [(text: String, at: (x: Double, y: Double), Drawing.Anchor, lost: Bool)] =
        []

    private static let top = 34.0
    private static let rowHeight = 27.0
    private static let left = 92.0
    /// Room for a word beside the last post.
    private static let right = 84.0
    private static let postGap = 152.0
    /// More posts, or more rows, fit on no page.
    private static let listenerLimit = 4
    private static let instantLimit = 60

    init(ladder: ReportLadder, relay: String) {
        self.ladder = ladder
        self.relay = relay
        let posts = ladder.ladder.posts(
            author: ladder.author, of: ladder.peers.count, listenerLimit: Self.listenerLimit)
        self.posts = posts
        steps = Self.joined(ladder.ladder.steps, ladder.labels).filter {
            Self.shows($0.step, posts)
        }
        instants = Self.instants(steps.map(\.step))
        drawing = Drawing(
            width: Self.left + Double(posts.count - 1) * Self.postGap + Self.right,
            height: Self.top + Double(instants.count) * Self.rowHeight + 8)
    }

    /// Nil without a step.
    consuming func svg(label: String) -> String? {
        guard !instants.isEmpty else { return nil }
        drawPosts()
        for (step, name) in steps { draw(step, name) }
        for (text, at, anchor, isLost) in labels {
            drawing.text(text, at, anchor, isLost ? "t h lost" : "t h")
        }
        return drawing.svg(label: label)
    }

    // MARK: What there is to draw

    /// What goes the same way at the same time is one rung with several names.
    private static func joined(
        _ steps: [Ladder.Step], _ labels: [String]
    ) -> [(step: Ladder.Step, name: String)] {
        var joined: [(step: Ladder.Step, name: String)] = []
        for (step, label) in zip(steps, labels) {
            if let place = joined.firstIndex(where: { isSameRung($0.step, step) }) {
                joined[place].name += ", \(label)"
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

    private static func shows(_ step: Ladder.Step, _ posts: [Int?]) -> Bool {
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

    // MARK: Drawing

    private static func x(_ place: Int) -> Double { left + Double(place) * postGap }

    private static func y(_ row: Int) -> Double { top + Double(row) * rowHeight + 10 }

    private mutating func drawPosts() {
        for (place, post) in posts.enumerated() {
            let x = Self.x(place)
            let name = post.map { ladder.peers.indices.contains($0) ? ladder.peers[$0] : "?" }
            drawing.text(name ?? relay, (x, 16), .middle, "t b")
            drawing.line((x, 24), (x, drawing.height - 4), "a")
        }
        for (row, instant) in instants.enumerated() {
            let time = Figure.decimal(Double(instant - ladder.begin) / 1e6, places: 1) + "ms"
            drawing.text(time, (Self.left - 14, Self.y(row) + 4), .end)
        }
    }

    private mutating func draw(_ step: Ladder.Step, _ name: String) {
        guard let row = instants.firstIndex(of: step.at) else { return }
        switch step.what {
        case .written: point(ladder.author, row, name)
        case .stamped: point(nil, row, name)
        case .delivered(let client): point(client, row, name)
        case .datagram(_, let client, let isUp, _):
            guard let place = posts.firstIndex(of: client) else { return }
            let from = (x: Self.x(isUp ? place : 1), y: Self.y(row))
            let to = Self.x(isUp ? 1 : place)
            if let cause = step.cause {
                lostRung(name, cause, from: from, towards: to)
            } else {
                let end = step.arrival.flatMap { instants.firstIndex(of: $0) }.map(Self.y)
                rung(name, from: from, to: (to, end ?? from.y + Self.rowHeight / 2))
            }
        }
    }

    private mutating func point(_ client: Int?, _ row: Int, _ name: String) {
        guard let place = posts.firstIndex(of: client) else { return }
        let (x, y) = (Self.x(place), Self.y(row))
        drawing.mark(0, (x, y))
        // Nothing goes on behind the last post.
        labels.append((name, (x + 8, place == posts.count - 1 ? y + 4 : y - 10), .start, false))
    }

    /// Half the way, and there it ends: its name on it, and behind it what took it.
    private mutating func lostRung(
        _ name: String, _ cause: String, from: (x: Double, y: Double), towards x: Double
    ) {
        let end = (x: (from.x + x) / 2, y: from.y + Self.rowHeight / 3)
        drawing.line(from, end, "r lost")
        for side in [-4.0, 4.0] {
            drawing.line((end.x - 4, end.y - side), (end.x + 4, end.y + side), "r lost")
        }
        let isRight = x > from.x
        labels.append((name, ((from.x + end.x) / 2, from.y + 17), .middle, true))
        labels.append(
            (
                cause, (end.x + (isRight ? 9 : -9), end.y + 4), isRight ? .start : .end,
                true
            ))
    }

    private mutating func rung(
        _ name: String, from: (x: Double, y: Double), to end: (x: Double, y: Double)
    ) {
        drawing.line(from, end, "r")
        let back = end.x > from.x ? -7.0 : 7.0
        drawing.area([end, (end.x + back, end.y - 4), (end.x + back, end.y + 3)], "tip")
        // Nearer to where it begins: rungs that cross have their names apart.
        let part = 0.36
        let at = (x: from.x + (end.x - from.x) * part, y: from.y + (end.y - from.y) * part)
        labels.append((name, (at.x, at.y + 1), .middle, false))
    }
}
