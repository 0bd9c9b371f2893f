/// Numbers that nobody can guess, the same in every run with the same secret: sessions, the tags of
/// streams, and the tokens that an address has to send back.
struct SecretNumbers: Equatable, Sendable {
    private let secret: Secret
    private var drawn: UInt64 = 0

    init(_ secret: Secret) { self.secret = secret }

    mutating func next() -> UInt64 {
        drawn += 1
        return SipHash.of(0x6472_6177, drawn, under: secret)
    }

    /// A stream with a number and a tag that no other one has.
    mutating func stream(head: UInt64 = 0) -> RecordStream {
        let tag = next()
        return RecordStream(number: UInt32(truncatingIfNeeded: drawn), tag: tag, head: head)
    }
}
