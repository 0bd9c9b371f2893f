import PomboCore

/// What came of one weather under one policy with one seed.
///
/// Everything is counted over pairs of a message and a listener: each has to arrive once. Counts
/// are sizes of sets of such pairs, never differences of counters.
package struct Cell: Hashable, Sendable {
    // MARK: Which one

    /// Which of the result's points: the weather.
    package var point = 0
    /// Which of the result's policies.
    package var policy = 0
    package var seed: UInt64 = 1

    // MARK: What was asked and what came

    /// Messages times listeners.
    package var asked = 0
    /// First transmissions that the weather took, in the order of `causes`. With real machines
    /// this is the way down to the listeners; what is lost on the way up is sent again by the
    /// author and appears as delay, but for raw ones, who say everything once.
    package var offered: [Int] = Cell.zeros(causes.count)
    /// Delivered to whoever listens, each pair once.
    package var delivered = 0
    /// Pairs of which the first transmission was lost and that were delivered all the same.
    package var repaired = 0
    /// What came again though it was there: dropped by all but raw listeners.
    package var duplicates = 0
    /// Deliveries after that of a later message of the same author to the same listener.
    package var reordered = 0

    /// Never sent to this listener: the author's own client had too many lines waiting, or a
    /// sender had given its receiver up. Lost as well, but by nothing that a weather did.
    package var unsent = 0

    // MARK: What it cost

    /// First transmissions: all that were asked but the unsent.
    package var sends = 0
    /// Data sent again, doubled, or sent as parity. An echo is no datagram of its own.
    package var repairs = 0
    /// What asks and acknowledges, and heads: everything else that this policy sent.
    package var controls = 0

    // MARK: How long it took

    /// From the moment a message was written to its delivery, all pairs; never for the lost.
    package var delay = DelayQuantiles()
    /// The same for what was repaired: how long a hole stays open.
    package var recovery = DelayQuantiles()
    /// Of the delays from writing to delivery (RFC 3550). Nil below two deliveries.
    package var jitter: Duration?

    // MARK: How much came through

    /// Bytes of text delivered, each pair's once.
    package var textByteCount = 0
    /// From the first message to the last delivery or the end of the traffic, whichever is later.
    package var length = Duration.zero
    /// How many listen to each message.
    package var listeners = 1

    // MARK: In which order it was lost

    /// Runs of first transmissions lost: at index n those of n + 1, at the last index all longer
    /// ones too.
    package var offeredRuns: [Int] = Cell.zeros(runLimit)
    /// The same of what stayed lost.
    package var residualRuns: [Int] = Cell.zeros(runLimit)
    /// The first pairs in the order they were written, one mark each: a row of the barcode.
    package var barcode: [Mark] = []

    // MARK: Beside theory and beside the others

    /// What the closed forms say; their fields are nil where there is none.
    package var theory = CellTheory()
    /// Pairs lost here that `none` did not lose under the same weather and seed. Nil if `none` is
    /// not tried. Zero wherever the weather makes the claim: lists, independent and timed losses.
    package var lostBeyondNone: Int?
    /// Pairs lost here, by listener, in the order of the file's peers; one entry for a policy.
    package var lostOf: [Int] = []

    /// A promise that the machines broke, told for people. Never the weather's fault.
    package var violation: String?

    /// What can take a first transmission: the link's causes, and a flipped bit.
    package static let causes = LossCause.allCases.map(\.rawValue) + ["corrupt"]
    package static let runLimit = 64
    package static let barcodeLimit = 400
    /// Of the intervals in reports: 95 %, each by itself.
    package static let z = Interval.z(confidence: 0.95)

    package init() {}

    private static func zeros(_ count: Int) -> [Int] { Array(repeating: 0, count: count) }

    /// What became of a pair: a bar of the barcode.
    package enum Mark: UInt8, CaseIterable, Sendable { case arrived, repaired, lost }
}

extension Cell {
    package var offeredCount: Int { offered.reduce(0, +) }
    package var lost: Int { asked - delivered }
    /// The share of first transmissions that was lost.
    package var offeredLoss: Double { share(offeredCount, of: sends) }
    /// The share that stayed lost.
    package var residual: Double { share(lost, of: asked) }
    /// Datagrams of every kind for each pair.
    package var overhead: Double { share(sends + repairs + controls, of: asked) }

    /// First transmissions and repairs for each pair: what theory knows as sends.
    package var dataPerMessage: Double { share(sends + repairs, of: asked) }

    /// Bits of text a second that a listener gets; nil for a run without length.
    package var goodput: Double? {
        guard length > .zero else { return nil }
        let seconds = Double(length.nanoseconds) / 1e9
        return Double(textByteCount) * 8 / Double(listeners) / seconds
    }

    package var offeredInterval: Interval? {
        interval(min(offeredCount, sends), of: sends, theory.offeredFactor)
    }

    /// Nil is "not enough".
    package var residualInterval: Interval? {
        interval(lost, of: asked, theory.residualFactor)
    }

    private func interval(_ hits: Int, of trials: Int, _ factor: Double) -> Interval? {
        Interval.wilson(hits: hits, of: trials, z: Self.z, varianceFactor: max(1, factor))
    }

    private func share(_ count: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(count) / Double(whole)
    }
}
