/// The way of one message, with its steps named.
package struct ReportLadder: Hashable, Sendable {
    package var ladder: Ladder
    /// By client; the author's index and when the experiment began, in nanoseconds.
    package var peers: [String]
    package var author: Int
    package var begin: Int64
    /// One for each step.
    package var labels: [String]

    package init(_ ladder: Ladder, peers: [String], author: Int, begin: Int64, labels: [String]) {
        self.ladder = ladder
        self.peers = peers
        self.author = author
        self.begin = begin
        self.labels = labels
    }
}
