import PomboCore
import PomboPosix
import PomboTerminal

/// A search that goes on beside a question: one of all who wait hosts, and the others go there.
struct BackgroundSearch: ~Copyable {
    private var socket: SearchSocket
    private var search: Search

    init() throws(FindingError) {
        let nonce = try Findings.nonce()
        let socket = try Findings.open(SearchTarget.everywhere(try Findings.interfaces()))
        search = Search(nonce: nonce, .background, at: socket.instant)
        self.socket = socket
    }

    /// For a `Waiter`.
    var number: Int32 { socket.number }

    var patience: Patience { .until(search.deadline, from: socket.instant) }

    /// Takes what has come and asks when it is time. The relay that all prefer, once there is one.
    mutating func turn() -> (FoundRelay, at: Instant)? {
        socket.turn(&search)
        let now = socket.instant
        guard search.isOver(at: now) else { return nil }
        if let relay = search.choices(at: now).first { return (relay, now) }
        search = Search(nonce: search.nonce &+ 1, .background, at: now)
        socket.turn(&search)
        return nil
    }
}
