/// One message of an experiment's traffic.
package struct LabMessage: Hashable, Sendable {
    /// Since the first one.
    package var at: Duration
    /// By the order of the file's peers.
    package var author: Int
    package var byteCount: Int

    package init(at: Duration, author: Int, byteCount: Int) {
        self.at = at
        self.author = author
        self.byteCount = byteCount
    }
}
