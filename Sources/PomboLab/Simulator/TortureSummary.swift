import PomboCore

/// What many seeds came to, in the order of the seeds, however they were spread over threads.
package struct TortureSummary: Equatable, Sendable {
    package private(set) var seedCount = 0
    package private(set) var messages = 0
    package private(set) var datagrams = 0
    package private(set) var coverage = Coverage()
    package private(set) var violations: [Torture] = []
    package private(set) var trace: UInt64 = 0

    package init() {}

    package mutating func add(_ run: Torture) {
        seedCount += 1
        messages += run.tally.messages
        datagrams += run.tally.datagrams
        coverage.add(run.tally.coverage)
        Fingerprint.mix(&trace, run.trace)
        if run.violation != nil { violations.append(run) }
    }

    package func count(_ promises: Violation.Promise...) -> Int {
        violations.count { promises.contains($0.violation!.promise) }
    }
}
