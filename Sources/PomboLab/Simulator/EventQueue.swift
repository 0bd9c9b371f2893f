import PomboCore

/// What is to happen when, earliest first; what is due at the same instant in the order it was
/// entered.
///
/// A binary heap of small keys. The events themselves lie still beside it: they hold datagrams,
/// and moving those about at each step would cost more than all the rest of a simulation.
package struct EventQueue<Event: Sendable>: Sendable {
    private var heap: [Key] = []
    private var events: [Event?] = []
    /// Places of `events` that are free.
    private var free: [Int] = []
    private var entered: UInt64 = 0

    private struct Key: Sendable {
        var at: Int64
        var order: UInt64
        var place: Int

        @inline(__always)
        func isBefore(_ other: Key) -> Bool {
            at == other.at ? order < other.order : at < other.at
        }
    }

    package init() {}

    package var nextInstant: Instant? { heap.first.map { Instant(nanoseconds: $0.at) } }

    package mutating func add(_ event: Event, at instant: Instant) {
        entered += 1
        let key = Key(at: instant.nanoseconds, order: entered, place: keep(event))
        var child = heap.count
        heap.append(key)
        while child > 0 {
            let parent = (child - 1) / 2
            guard key.isBefore(heap[parent]) else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = key
    }

    package mutating func next() -> (at: Instant, event: Event)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty { sink(last) }
        free.append(first.place)
        guard let event = events[first.place].take() else {
            preconditionFailure("an event was taken twice")
        }
        return (Instant(nanoseconds: first.at), event)
    }

    private mutating func keep(_ event: Event) -> Int {
        if let place = free.popLast() {
            events[place] = event
            return place
        }
        events.append(event)
        return events.count - 1
    }

    /// Puts a key in from the top, which is free.
    private mutating func sink(_ key: Key) {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(key) else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = key
    }
}
