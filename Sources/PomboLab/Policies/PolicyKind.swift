/// The ways to win back what a link loses, by the words that people write.
package enum PolicyKind: String, CaseIterable, Sendable {
    /// Each message once; what is lost is lost.
    case none
    /// The receiver asks for what it misses.
    case nack
    /// The same, and each datagram also carries the message before.
    case nackEcho = "nack+echo"
    /// Each message is acknowledged by itself, and sent again until it is.
    case ack
    /// The next message waits until the last one is acknowledged.
    case stopAndWait = "arq"
    /// A window; after a loss everything from there on is sent again.
    case goBack = "gbn"
    /// A window; after a loss only the lost one is sent again.
    case selectiveRepeat = "sr"
    /// Each message several times, without asking.
    case duplication = "dup"
    /// A parity datagram after each group makes good for one loss in it.
    case parity = "xor"

    /// Other names for the same.
    static let synonyms: [(name: String, kind: PolicyKind)] = [
        ("raw", .none), ("echo", .nackEcho), ("stop-and-wait", .stopAndWait),
        ("go-back-n", .goBack), ("selective-repeat", .selectiveRepeat),
        ("duplication", .duplication), ("parity", .parity),
    ]

    package init?(named name: some StringProtocol) {
        let word = name.lowercased()
        let synonym = Self.synonyms.first { $0.name == word }?.kind
        guard let kind = PolicyKind(rawValue: word) ?? synonym else { return nil }
        self = kind
    }

    /// What the number behind the word may be: requests for `nack`, retries for `ack`, the window
    /// for `gbn` and `sr`, how often all is sent for `dup`, the group for `xor`. Nil: no number.
    package var counts: ClosedRange<Int>? {
        switch self {
        case .none, .stopAndWait: nil
        case .nack, .nackEcho, .ack: 1...64
        case .goBack, .selectiveRepeat: 1...1024
        case .duplication: 2...16
        case .parity: 1...64
        }
    }

    /// The number when none is written.
    package var usualCount: Int {
        switch self {
        case .none: 0
        case .stopAndWait: 1
        case .nack, .nackEcho, .ack: 3
        case .goBack, .selectiveRepeat: 8
        case .duplication: 2
        case .parity: 4
        }
    }

    /// Whether messages are handed over in the order written, so that one waits for another.
    package var keepsOrder: Bool {
        switch self {
        case .nack, .nackEcho, .stopAndWait, .goBack, .selectiveRepeat: true
        case .none, .ack, .duplication, .parity: false
        }
    }

    /// Whether a message is sent until it arrives, and later ones wait for a place in a window.
    package var isWindowed: Bool {
        self == .stopAndWait || self == .goBack || self == .selectiveRepeat
    }
}
