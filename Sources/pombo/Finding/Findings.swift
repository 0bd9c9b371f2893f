import PomboCore
import PomboPosix
import PomboTerminal

/// What a search on all networks came to: who answered, and who was asked at all.
struct Findings {
    /// The one that all prefer is first.
    var relays: [FoundRelay]
    var asked: [Interface]
    /// Up and with an address, but with no way to ask everybody there, or refused by the system.
    var unasked: [Interface]
    /// When that was.
    var instant: Instant

    /// Asks everybody and listens. What it asks is said before, since it takes a while.
    static func look(
        _ plan: SearchPlan, _ interfaces: [Interface]
    ) throws(FindingError) -> Findings {
        let targets = SearchTarget.everywhere(interfaces)
        var socket = try open(targets)
        var search = Search(nonce: try nonce(), plan, at: socket.instant)
        socket.run(&search)
        let reached = zip(targets, socket.isAsked).filter(\.1).map(\.0.interface)
        let usable = usable(interfaces)
        let now = socket.instant
        return Findings(
            relays: search.choices(at: now),
            asked: usable.filter { reached.contains($0.index) },
            unasked: usable.filter { !reached.contains($0.index) }, instant: now)
    }

    static func usable(_ interfaces: [Interface]) -> [Interface] {
        interfaces.filter { $0.isUp && !$0.places.isEmpty }
    }

    static func interfaces() throws(FindingError) -> [Interface] {
        do throws(SystemError) { return try Interface.all() } catch { throw .system(error) }
    }

    /// Which of a host's addresses answers first; the first one if none does.
    static func best(of addresses: [Address]) throws(FindingError) -> Address {
        precondition(!addresses.isEmpty)
        if addresses.count == 1 { return addresses[0] }
        var socket = try open(SearchTarget.typed(addresses))
        var search = Search(nonce: try nonce(), .typed, at: socket.instant)
        socket.run(&search)
        return search.relays.first?.paths.first { addresses.contains($0.address) }?.address
            ?? addresses[0]
    }

    static func open(_ targets: [SearchTarget]) throws(FindingError) -> SearchSocket {
        do throws(SocketError) { return try SearchSocket(targets) } catch {
            throw .socket(error)
        }
    }

    static func nonce() throws(FindingError) -> UInt64 {
        do throws(SystemError) { return try Entropy.word() } catch { throw .system(error) }
    }
}

extension Findings {
    /// How many are at a relay of this machine, as it tells a little later: who has just left is
    /// not to be counted.
    static func members(at relay: Address) -> Int {
        guard let nonce = try? nonce(),
            var socket = try? SearchSocket(SearchTarget.typed([relay]))
        else { return 0 }
        var search = Search(nonce: nonce, .count, at: socket.instant)
        socket.run(&search)
        return search.relays.first?.members ?? 0
    }
}
