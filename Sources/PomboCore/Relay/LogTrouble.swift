/// Whether the log takes batches. From an abandoned one on, what the relay itself wants to log
/// waits for a while, and is owed until a batch is durable again.
struct LogTrouble: Equatable, Sendable {
    private(set) var isOn = false
    /// When the log may be tried again.
    private(set) var retry = Instant.zero

    mutating func begin(at now: Instant) {
        isOn = true
        retry = now + RelayLimit.logRetry
    }

    /// A batch is durable. Says whether there was trouble.
    mutating func end() -> Bool {
        defer { isOn = false }
        return isOn
    }
}
