/// What a WELCOME gave: valid until the next one, a RESET, or the end.
struct Session: Equatable, Sendable {
    let number: UInt64
    /// How many datagrams in its name were sent.
    var sent: UInt32 = 0
    var watch: Watch
    var report: DeliveryReport
    var members = 0
    /// The relay has said that it stops; said twice, it is told once.
    var hasSaidBye = false
}
