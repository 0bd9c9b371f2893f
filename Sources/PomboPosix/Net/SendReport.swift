/// What became of a batch, in datagrams.
package struct SendReport: Equatable, Sendable {
    package var sent: Int
    /// Given up, for the reasons that the counters tell.
    package var unsent: Int
    /// The relay of a connected socket seems to be away: a hint, no proof.
    package var isRefused: Bool

    package init(sent: Int = 0, unsent: Int = 0, isRefused: Bool = false) {
        self.sent = sent
        self.unsent = unsent
        self.isRefused = isRefused
    }
}
