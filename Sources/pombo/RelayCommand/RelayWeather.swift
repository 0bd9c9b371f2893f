import PomboCore
import PomboLab

/// The bad weather of `--impair`: each peer's way to the relay and back goes through the engine
/// that the lab uses.
struct RelayWeather {
    private let upwards: Forecast
    private let downwards: Forecast
    private var up = DelayLine()
    private var down = DelayLine()
    private var routes: RouteTable
    /// By place in `routes`.
    private var links: [(up: Link, down: Link)] = []
    private var nextExpiry: Instant

    /// Somebody who was silent so long, and comes again, gets a weather of their own.
    private static let silenceLimit = Duration.seconds(120)

    init(_ weather: Weather, seed: UInt64, at now: Instant) {
        upwards = Forecast(weather, .up, seed: seed, start: now)
        downwards = Forecast(weather, .down, seed: seed, start: now)
        // Room for all peers, and for as many that come and go.
        routes = RouteTable(limit: 2 * RelayLimit.peers, silenceLimit: Self.silenceLimit)
        nextExpiry = now
    }

    var deadline: Instant {
        min(up.deadline ?? .distantFuture, down.deadline ?? .distantFuture)
    }

    mutating func scheduleArrival(of datagram: Span<UInt8>, from address: Address, at now: Instant)
    {
        guard let place = place(of: address, at: now) else { return }
        let count = up.schedule(
            datagram, through: &links[place].up, route: place, at: now,
            meaning: Meaning(ofDatagram: datagram))
        routes.add(underway: count, at: place)
    }

    /// What the weather lets through by now.
    mutating func arrivals(at now: Instant, _ take: (Span<UInt8>, Address) -> Void) {
        up.depart(at: now)
        for departure in up.departures {
            routes.add(underway: -1, at: departure.route)
            guard let route = routes.routes[departure.route] else { continue }
            take(up.bytes.span.extracting(departure.range), route.address)
        }
        up.settle(at: now)
    }

    mutating func scheduleDeparture(of datagram: Span<UInt8>, to address: Address, at now: Instant)
    {
        guard let place = place(of: address, at: now) else { return }
        let count = down.schedule(
            datagram, through: &links[place].down, route: place, at: now,
            meaning: Meaning(ofDatagram: datagram))
        routes.add(underway: count, at: place)
    }

    /// The bytes in which the ranges of `departures` stand, until `settle`.
    var departing: [UInt8] { down.bytes }

    mutating func departures(at now: Instant, _ send: (Range<Int>, Address) -> Void) {
        down.depart(at: now)
        for departure in down.departures {
            routes.add(underway: -1, at: departure.route)
            guard let route = routes.routes[departure.route] else { continue }
            send(departure.range, route.address)
        }
    }

    mutating func settle(at now: Instant) {
        down.settle(at: now)
        guard nextExpiry <= now else { return }
        nextExpiry = now + .seconds(1)
        _ = routes.expire(at: now)
    }

    /// Nil when there are more than any relay has.
    private mutating func place(of address: Address, at now: Instant) -> Int? {
        switch routes.place(of: address, at: now) {
        case .known(let place): return place
        case .full: return nil
        case .new(let place):
            let number = routes.routes[place]?.number ?? place
            let pair = (up: upwards.link(number), down: downwards.link(number))
            if place == links.count { links.append(pair) } else { links[place] = pair }
            return place
        }
    }
}
