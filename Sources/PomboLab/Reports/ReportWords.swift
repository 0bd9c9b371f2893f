/// What a report says, in the language of whoever reads it. The sentences are made at the edge.
package struct ReportWords: Hashable, Sendable {
    /// As in `lang="en"`.
    package var language = "en"
    package var title = ""
    /// What was run, in a sentence.
    package var summary = ""
    package var legendTheory = ""
    package var nothing = ""
    package var againBy = ""
    /// What was expected and what came of it, a line each.
    package var notes: [String] = []
    /// What each policy does, by the order of the file, below a head and with a remark.
    package var policiesHead = ""
    package var policies: [String] = []
    package var policiesRemark = ""
    package var legendMeasured = ""

    /// A plot: what it is called, and how to read it.
    package struct Caption: Hashable, Sendable {
        package var title: String
        package var text: String

        package init(_ title: String, _ text: String) {
            self.title = title
            self.text = text
        }
    }

    package var residual = Caption("", "")
    package var cost = Caption("", "")
    package var delay = Caption("", "")
    package var runs = Caption("", "")
    package var barcode = Caption("", "")
    package var ladder = Caption("", "")

    package var offeredAxis = ""
    /// In place of `cost`, where nothing stays lost.
    package var costOfNoLoss = Caption("", "")
    /// In place of the share lost, where weathers were swept.
    package var weatherAxis = ""
    package var residualAxis = ""
    package var costAxis = ""
    package var delayAxis = ""
    package var laterAxis = ""
    package var runAxis = ""
    package var reachAxis = ""
    package var arrived = ""
    package var repaired = ""
    package var lost = ""
    package var relay = ""

    /// The heads of the table: policy, asked, delivered, lost first, lost at last, interval,
    /// datagrams a message, p50, p99, jitter, goodput.
    package var heads: [String] = []

    package init() {}
}

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
