import CPombo

/// Waits for several descriptors at once: a socket, signals, the keyboard. It costs a relay more
/// than waiting in the receive itself, so it is for loops that must watch more than a socket.
package struct Waiter: Sendable {
    private var entries: [pollfd] = []

    package enum Outcome: Equatable, Sendable {
        /// `isReady` says who.
        case ready
        case timedOut
        /// A signal came before the timeout.
        case interrupted
        case failed(SystemError)
    }

    package init() {}

    /// Adds a descriptor and returns its index, for `isReady`.
    package mutating func watch(_ descriptor: Int32) -> Int {
        entries.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        return entries.count - 1
    }

    /// Stops watching this one: an input that has ended is always ready, and watching it would
    /// keep the loop spinning.
    package mutating func forget(_ place: Int) {
        entries[place].fd = -1
        entries[place].revents = 0
    }

    package mutating func wait(_ patience: Patience) -> Outcome {
        let count = unsafe entries.withUnsafeMutableBufferPointer { entries in
            for place in entries.indices { unsafe entries[place].revents = 0 }
            return unsafe cpombo_poll(
                entries.baseAddress, Int32(entries.count), patience.nanoseconds)
        }
        if count > 0 { return .ready }
        if count == 0 { return .timedOut }
        let code = cpombo_errno()
        // Linux leaves the entries as they were.
        return code == EINTR ? .interrupted : .failed(SystemError(.poll, code: code))
    }

    /// There is something to read, or an end or an error to learn by reading.
    package func isReady(_ place: Int) -> Bool { entries[place].revents != 0 }
}
