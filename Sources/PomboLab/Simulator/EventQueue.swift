import PomboCore

/// What is to happen when, earliest first; what is due at the same instant in the order it was
/// entered. A binary heap.
package struct EventQueue<Event: Sendable>: Sendable {
    private var heap: [Item] = []
    private var entered: UInt64 = 0

    private struct Item: Sendable {
        var at: Instant
        var order: UInt64
        var event: Event

        @inline(__always)
        func isBefore(_ other: Item) -> Bool {
            at == other.at ? order < other.order : at < other.at
        }
    }

    package init() {}

    package var nextInstant: Instant? { heap.first?.at }

    package mutating func add(_ event: Event, at instant: Instant) {
        entered += 1
        heap.append(Item(at: instant, order: entered, event: event))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    package mutating func next() -> (at: Instant, event: Event)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.at, first.event)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
