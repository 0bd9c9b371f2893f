import PomboLab

/// Departures by route, each route's in their order: a socket gets all of its own in one call.
struct DepartureGroups {
    /// Those that have departures, in the order of their first.
    private(set) var routes: [Int] = []
    /// By route: its first and last departure, or -1.
    private var heads: [Int] = []
    private var tails: [Int] = []
    private var nexts: [Int] = []

    mutating func sort(_ departures: [DelayLine.Departure]) {
        for route in routes { heads[route] = -1 }
        routes.removeAll(keepingCapacity: true)
        nexts.removeAll(keepingCapacity: true)
        for (index, departure) in departures.enumerated() {
            let route = departure.route
            while heads.count <= route {
                heads.append(-1)
                tails.append(-1)
            }
            nexts.append(-1)
            if heads[route] < 0 {
                heads[route] = index
                routes.append(route)
            } else {
                nexts[tails[route]] = index
            }
            tails[route] = index
        }
    }

    /// Calls with the index of each departure of a route.
    func forEach(of route: Int, _ body: (Int) -> Void) {
        var index = heads[route]
        while index >= 0 {
            body(index)
            index = nexts[index]
        }
    }
}
