import PomboCore
import PomboText

/// What a load is to do.
struct LoadPlan {
    enum Rate: Hashable, Sendable {
        /// As many as the relay takes with `inFlight` of them unacknowledged.
        case max
        case perSecond(Int)
    }

    var relay: Address
    var peers = 16
    var senders = 8
    var rate = Rate.max
    var sizes = 100...100
    var duration = Duration.seconds(10)
    var inFlight = 256
    var room = Name.lobby
    /// Instead of a rate: so many at once.
    var burst: Int?
    /// How long those who only listen do not read when it begins.
    var stall = Duration.zero
    /// The receive buffer that each socket asks for, in bytes.
    var bufferByteCount: UInt64 = 4 << 20
    /// The relay's process, to be weighed.
    var process: Int?

    /// The protocol's window bounds what a sender may have under way.
    var window: Int { min(inFlight, senders * Specification.windowLimit) }
}
