import PomboCore

/// Who is behind which address: a bounded table with places that are used again once their owner
/// has been silent for long and has nothing underway any more.
package struct RouteTable: Sendable {
    package struct Route: Hashable, Sendable {
        package var address: Address
        /// The how manyth client it is, from 0. Never used again, as the weather hangs on it.
        package var number: Int
        package var lastSeen: Instant
        /// Departures that are still to come; its place is kept for them.
        package var underway = 0
    }

    package enum Finding: Hashable, Sendable {
        case known(Int)
        case new(Int)
        /// All places are taken.
        case full
    }

    /// By place; nil where nobody is.
    package private(set) var routes: [Route?] = []
    package private(set) var seenCount = 0
    private var places: [Address: Int] = [:]
    private var free: [Int] = []
    private let limit: Int
    private let silenceLimit: Duration

    package init(limit: Int, silenceLimit: Duration) {
        self.limit = limit
        self.silenceLimit = silenceLimit
        routes.reserveCapacity(limit)
    }

    package var count: Int { routes.count - free.count }

    /// The place of an address from which something came, which is its own from now on.
    package mutating func place(of address: Address, at now: Instant) -> Finding {
        if let place = places[address] {
            routes[place]!.lastSeen = now
            return .known(place)
        }
        guard count < limit else { return .full }
        let place = free.popLast() ?? routes.count
        if place == routes.count { routes.append(nil) }
        routes[place] = Route(address: address, number: seenCount, lastSeen: now)
        places[address] = place
        seenCount += 1
        return .new(place)
    }

    /// Something came for the one at `place`.
    package mutating func touch(_ place: Int, at now: Instant) { routes[place]?.lastSeen = now }

    package mutating func add(underway count: Int, at place: Int) {
        routes[place]?.underway += count
    }

    /// Gives up one place, as when it cannot be served.
    package mutating func remove(_ place: Int) {
        guard let route = routes[place] else { return }
        places[route.address] = nil
        routes[place] = nil
        free.append(place)
    }

    /// Frees the places of the silent and says which. Goes through all: once a second will do.
    package mutating func expire(at now: Instant) -> [Int] {
        var expired: [Int] = []
        for place in routes.indices {
            guard let route = routes[place], route.underway == 0,
                route.lastSeen.duration(to: now) > silenceLimit
            else { continue }
            remove(place)
            expired.append(place)
        }
        return expired
    }
}
