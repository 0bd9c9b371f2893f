import PomboCore
import PomboPosix
import PomboTerminal

/// The search for a relay that has been away for a while: its machine may have another address by
/// now, and others cannot know that. It is recognised by its log.
struct MovedRelaySearch: ~Copyable {
    private let clock = Clock()
    private var socket: SearchSocket?
    private var search: Search?
    /// When the next search begins; nil while nothing is missed.
    private var next: Instant?

    /// Longer than a relay is away that is only started again.
    private static let firstWait = Duration.seconds(5)
    private static let interval = Duration.seconds(10)
    /// While a search is under way, in a loop that watches other descriptors.
    private static let step = Duration.milliseconds(50)

    init() {}

    /// How soon it wants to look again; nil if nothing is missed.
    var patience: Duration? {
        if search != nil { return Self.step }
        return next.map { max(.zero, clock.instant.duration(to: $0)) }
    }

    /// The relay is there.
    mutating func end() {
        next = nil
        search = nil
        socket = nil
    }

    /// The relay with this log is away. Returns where it is, once that is another address.
    mutating func look(for logID: UInt64, besides known: Address) -> Address? {
        let now = clock.instant
        guard let due = next else {
            next = now + Self.firstWait
            return nil
        }
        if search == nil, due <= now { begin(at: now, from: known) }
        guard var search, var socket = socket.take() else { return nil }
        socket.turn(&search)
        guard search.isOver(at: now) else {
            self.search = search
            self.socket = consume socket
            return nil
        }
        self.search = nil
        return search.place(ofLog: logID, besides: known, at: now)
    }

    /// Without networks, a socket or a random number there is no search this time. A relay of this
    /// machine is looked for on this machine.
    private mutating func begin(at now: Instant, from known: Address) {
        next = now + Self.interval
        guard let interfaces = try? Findings.interfaces(), let nonce = try? Findings.nonce() else {
            return
        }
        let near = interfaces.filter { $0.isLoopback || !known.isLoopback }
        guard let socket = try? Findings.open(SearchTarget.everywhere(near)) else { return }
        search = Search(nonce: nonce, .look, at: now)
        self.socket = consume socket
    }
}
