import PomboCore

/// The way of one message through the world, step by step: what a ladder diagram is drawn from.
package struct Ladder: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            /// A datagram from a client to the relay (`isUp`) or back.
            case datagram(Meaning.Kind, client: Int, isUp: Bool, Carriage)
            case written, stamped(UInt64)
            case delivered(client: Int)
        }

        /// How a datagram carries the message, if it does.
        package enum Carriage: Hashable, Sendable {
            case first, again
            /// Beside the next message.
            case echo
        }

        package var at: Int64
        package var what: What
        /// When it arrives, of a datagram that does.
        package var arrival: Int64?
        /// What took it, of one that does not: a stage of the weather, or a flipped bit.
        package var cause: String?
    }

    /// From zero.
    package let message: Int
    package private(set) var seq: UInt64?
    package private(set) var steps: [Step] = []
    /// Listeners that have it: what still asks for it afterwards asks for something else.
    private var done: [Int] = []

    /// A ladder longer than a few screens explains nothing.
    static let limit = 400

    init(message: Int) { self.message = message }

    private mutating func add(_ step: Step) {
        if steps.count < Self.limit { steps.append(step) }
    }

    mutating func noteWritten(_ message: Int, at now: Instant) {
        guard message == self.message else { return }
        add(Step(at: now.nanoseconds, what: .written))
    }

    mutating func noteStamped(_ message: Int, seq: UInt64, at now: Instant) {
        guard message == self.message, self.seq == nil else { return }
        self.seq = seq
        add(Step(at: now.nanoseconds, what: .stamped(seq)))
    }

    mutating func noteDelivered(_ message: Int, to client: Int, at now: Instant) {
        guard message == self.message else { return }
        done.append(client)
        add(Step(at: now.nanoseconds, what: .delivered(client: client)))
    }

    /// A datagram that has to do with the message; the author's is `author`.
    mutating func noteDatagram(
        _ freight: Freight, client: Int, author: Int, isUp: Bool, isAgain: Bool, fate: Fate,
        at now: Instant
    ) {
        guard concerns(freight, client: client, author: author) else { return }
        let carriage: Step.Carriage =
            Int(freight.echo) == message ? .echo : isAgain ? .again : .first
        let what = Step.What.datagram(freight.kind, client: client, isUp: isUp, carriage)
        add(
            Step(
                at: now.nanoseconds, what: what,
                arrival: fate.place < 0 ? fate.arrival.nanoseconds : nil,
                cause: fate.place < 0 ? nil : Cell.causes[Int(fate.place)]))
    }

    /// The message itself, what acknowledges it to its author, and what brings up that a listener
    /// lacks it.
    private func concerns(_ freight: Freight, client: Int, author: Int) -> Bool {
        switch freight.kind {
        case .say:
            if Int(freight.message) == message { return true }
            return Int(freight.echo) == message && client != author && !done.contains(client)
        case .ack: return client == author && Int(freight.message) >= message && !isAcknowledged
        case .nack, .head:
            guard let seq, client != author, !done.contains(client) else { return false }
            return freight.seq >= seq
        default: return false
        }
    }

    /// The author needs to be told once.
    private var isAcknowledged: Bool {
        steps.contains {
            if case .datagram(.ack, _, _, _) = $0.what { return $0.cause == nil }
            return false
        }
    }

    // MARK: Drawing

    /// The posts of a diagram: the author, the relay as nil, and listeners, those that something
    /// happened to first.
    package func posts(author: Int, of peerCount: Int, listenerLimit: Int) -> [Int?] {
        let listeners = (0..<peerCount).filter { $0 != author }
        let troubled = listeners.filter { listener in
            steps.contains {
                if case .datagram(_, listener, _, _) = $0.what { return $0.cause != nil }
                return false
            }
        }
        let rest = listeners.filter { !troubled.contains($0) }
        return [author, nil] + (troubled + rest).prefix(listenerLimit).map { $0 }
    }
}
