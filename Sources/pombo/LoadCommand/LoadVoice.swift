import PomboCore

/// A sender's own lines: the window, and what is sent again.
struct LoadVoice {
    private(set) var next: UInt32 = 1
    private(set) var acknowledged: UInt32 = 0
    private(set) var due = Instant.distantFuture
    /// How long the lines under way are.
    private var sizes = Array(repeating: 0, count: 64)

    /// More than a fast relay takes, with everything of the machine busy.
    private static let patience = Duration.milliseconds(250)

    var open: Int { Int(next - 1 - acknowledged) }
    var hasRoom: Bool { open < Specification.windowLimit }
    var underWay: Range<UInt32> { acknowledged + 1..<next }

    func size(of cseq: UInt32) -> Int { sizes[Int(cseq) % sizes.count] }

    mutating func add(size: Int, at now: Instant) -> UInt32 {
        let cseq = next
        next += 1
        sizes[Int(cseq) % sizes.count] = size
        if due == .distantFuture { due = now + Self.patience }
        return cseq
    }

    mutating func acknowledge(through cseq: UInt32, at now: Instant) {
        guard cseq > acknowledged, cseq < next else { return }
        acknowledged = cseq
        due = open == 0 ? .distantFuture : now + Self.patience
    }

    mutating func noteRepeated(at now: Instant) { due = now + Self.patience }
}
