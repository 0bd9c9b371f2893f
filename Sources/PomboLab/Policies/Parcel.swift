/// What a datagram of a policy carries.
struct Parcel: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        /// Message `first`, sent for the `attempt`-th time after the first one; all of
        /// `first...last` with an echo.
        case data
        /// The sum of the messages `first...last`.
        case parity
        /// All up to `last` have been sent.
        case head
        /// `first` has arrived.
        case ack
        /// All below `first` have arrived.
        case upto
        /// The messages in the line's lists from `first` up to `last` are missing.
        case request
    }

    var kind: Kind
    var first: Int32
    var last: Int32
    var attempt: UInt16 = 0
}
