import PomboCore
import PomboLab
import PomboText

/// The way of one message as a ladder: the author, the relay and the listeners are its posts, time
/// goes down, and each rung is a datagram.
struct LadderDiagram {
    let ladder: Ladder
    let peers: [Name]
    let author: Int
    /// When the first message of the experiment was written.
    let begin: Int64
    let language: Language
    /// For terminals without line drawing.
    var isAscii = false
    /// How wide the terminal is; nil for a file or a pipe.
    var limit: Int?

    /// More posts than these fit on no screen.
    static let listenerLimit = 4
    private static let timeWidth = 11
    /// What stands beside the last post.
    private static let wordWidth = 11

    private var listenerLimit: Int {
        guard let limit else { return Self.listenerLimit }
        let posts = (limit - Self.timeWidth - Self.wordWidth) / Self.narrow + 1
        return min(Self.listenerLimit, max(1, posts - 2))
    }

    /// As wide as 80 columns allow, and never too narrow for a label.
    private var postWidth: Int { posts.count > 3 ? Self.narrow : 20 }
    private static let narrow = 17

    var text: String {
        let order = posts
        var lines = [head(order), row([:], order, at: nil)]
        for step in ladder.steps {
            guard let line = line(step, order) else { continue }
            lines.append(line)
        }
        let absent = peers.indices.filter { !order.contains($0) }.map { peers[$0].text }
        if !absent.isEmpty {
            lines += ["", Texts.notDrawn(absent.joined(separator: ", "))[language]]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var posts: [Int?] {
        ladder.posts(author: author, of: peers.count, listenerLimit: listenerLimit)
    }

    private func head(_ order: [Int?]) -> String {
        var line = String(repeating: " ", count: Self.timeWidth)
        for post in order {
            let name = post.map { peers[$0].text } ?? "relay"
            line += name + String(repeating: " ", count: max(1, postWidth - name.count))
        }
        return Self.trimmed(line)
    }

    private func line(_ step: Ladder.Step, _ order: [Int?]) -> String? {
        let label = Texts.name(of: step.what)[language]
        switch step.what {
        case .written: return row([0: point(label)], order, at: step.at)
        case .stamped: return row([1: point(label)], order, at: step.at)
        case .delivered(let client):
            guard let place = order.firstIndex(of: client) else { return nil }
            return row([place: point(label)], order, at: step.at)
        case .datagram(_, let client, let isUp, _):
            guard let place = order.firstIndex(of: client) else { return nil }
            let fate = step.cause
            return arrow(label, from: isUp ? place : 1, to: isUp ? 1 : place, fate, order, step.at)
        }
    }

    private func point(_ label: String) -> String { (isAscii ? "o " : "● ") + label }
    private var cross: String { isAscii ? "X" : "╳" }

    /// A row with a word at some posts, and the posts themselves.
    private func row(_ words: [Int: String], _ order: [Int?], at: Int64?) -> String {
        var cells = canvas(order, at: at)
        for place in order.indices {
            guard let word = words[place] else { continue }
            write(word, at: column(place), in: &cells)
        }
        return Self.trimmed(String(cells))
    }

    private func arrow(
        _ label: String, from: Int, to: Int, _ fate: String?, _ order: [Int?], _ at: Int64
    ) -> String {
        var cells = canvas(order, at: at)
        let (low, high) = (column(min(from, to)) + 1, column(max(from, to)) - 1)
        let dash: Character = isAscii ? "-" : "─"
        for index in low...high { cells[index] = dash }
        let isRight = to > from
        if let fate {
            // Half the way, behind its name, and there it ends.
            let middle = (low + high) / 2
            let end =
                isRight ? max(middle, low + label.count + 4) : min(middle, high - label.count - 4)
            for index in isRight ? end...high : low...end { cells[index] = " " }
            let text = isRight ? "\(cross) \(fate)" : "\(fate) \(cross)"
            write(text, at: isRight ? end : max(low, end - text.count + 1), in: &cells)
            write(" \(label) ", at: isRight ? low + 1 : end + 2, in: &cells)
        } else {
            cells[isRight ? high : low] = isRight ? (isAscii ? ">" : "▶") : (isAscii ? "<" : "◀")
            let middle = isRight ? high - postWidth / 2 : low + postWidth / 2
            write(" \(label) ", at: middle - label.count / 2 - 1, in: &cells)
        }
        return Self.trimmed(String(cells))
    }

    private func canvas(_ order: [Int?], at: Int64?) -> [Character] {
        let width = Self.timeWidth + order.count * postWidth + 12
        var cells = [Character](repeating: " ", count: width)
        for place in order.indices { cells[column(place)] = isAscii ? "|" : "│" }
        if let at {
            let time = Figure.decimal(Double(at - begin) / 1e6, places: 1) + "ms"
            write(String(repeating: " ", count: max(0, 9 - time.count)) + time, at: 0, in: &cells)
        }
        return cells
    }

    private func column(_ place: Int) -> Int { Self.timeWidth + place * postWidth + 1 }

    private func write(_ text: String, at start: Int, in cells: inout [Character]) {
        for (offset, character) in text.enumerated() {
            let index = start + offset
            if cells.indices.contains(index) { cells[index] = character }
        }
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
