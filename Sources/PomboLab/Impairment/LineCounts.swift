/// What became of the datagrams that entered a delay line.
package struct LineCounts: Hashable, Sendable {
    package internal(set) var received = 0
    /// Handed to the network, copies included.
    package internal(set) var sent = 0
    /// Due later than they came.
    package internal(set) var delayed = 0
    /// Kept back so that others pass: swapped or held.
    package internal(set) var held = 0
    package internal(set) var duplicated = 0
    package internal(set) var corrupted = 0
    /// Dropped because the line was full: no weather asked for it.
    package internal(set) var overflowed = 0

    private var lost = Array(repeating: 0, count: LossCause.allCases.count)

    package init() {}

    /// Taken by the weather, whatever the cause.
    package var lostCount: Int { lost.reduce(0, +) }

    /// Taken by the weather, cause by cause; those that took none are left out.
    package var losses: [(cause: LossCause, count: Int)] {
        zip(LossCause.allCases, lost).filter { $0.1 > 0 }.map { (cause: $0.0, count: $0.1) }
    }

    package func count(of cause: LossCause) -> Int {
        LossCause.allCases.firstIndex(of: cause).map { lost[$0] } ?? 0
    }

    mutating func countLoss(_ cause: LossCause) {
        guard let place = LossCause.allCases.firstIndex(of: cause) else { return }
        lost[place] += 1
    }
}
