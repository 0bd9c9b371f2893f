import PomboCore

/// What a probe found out about a path.
package struct PathReport: Hashable, Sendable {
    /// One direction, or both together.
    package struct Way: Hashable, Sendable {
        package internal(set) var sent = 0
        package internal(set) var arrived = 0
        package internal(set) var duplicates = 0
        /// Arrived after a later one (RFC 4737), of those of which it is known.
        package internal(set) var reordered = 0
        /// How much wider its interval is because losses come together.
        package internal(set) var varianceFactor = 1.0

        package var lost: Int { max(0, sent - arrived) }

        package var loss: Double { sent == 0 ? 0 : Double(lost) / Double(sent) }

        /// At 95 %; nil is "not enough".
        package var interval: Interval? {
            sent == 0
                ? nil
                : .wilson(
                    hits: lost, of: sent, z: Interval.z(confidence: 0.95),
                    varianceFactor: varianceFactor)
        }
    }

    package private(set) var up = Way()
    package private(set) var down = Way()
    package private(set) var roundTrip = Way()
    /// Behind the last answer: lost on a way that nobody can tell, or still underway.
    package private(set) var unknown = 0

    /// Lengths of the runs of unanswered ones (RFC 3357), in order.
    package private(set) var runs: [Int] = []
    /// How many of these were lost wholly on the way up, wholly on the way down, or on both.
    package private(set) var runsUp = 0
    package private(set) var runsDown = 0
    package private(set) var runsMixed = 0

    /// Round trips of what was answered, shortest first.
    package private(set) var times: [Duration] = []
    /// Of the round trips in the order of their answers (RFC 3550).
    package private(set) var jitter: Duration?

    init(_ probe: PathProbe) {
        var firsts: [PathProbe.Answer?] = Array(repeating: nil, count: probe.sent.count)
        var inOrder: [PathProbe.Answer] = []
        for answer in probe.answers {
            if let first = firsts[answer.index] {
                // The relay answered twice, or one answer came twice.
                if first.received == answer.received {
                    down.duplicates += 1
                } else {
                    up.duplicates += 1
                }
                continue
            }
            firsts[answer.index] = answer
            inOrder.append(answer)
        }
        guard let last = inOrder.max(by: { $0.received < $1.received }) else {
            unknown = probe.sent.count
            return
        }
        count(inOrder, last, of: probe)
        countRuns(Array(firsts[...last.index]))
        measure(inOrder, probe)
    }

    /// What was sent before the last one that the relay answered is known to be lost or not.
    private mutating func count(
        _ answers: [PathProbe.Answer], _ last: PathProbe.Answer, of probe: PathProbe
    ) {
        let known = answers.count { $0.index <= last.index }
        up.sent = last.index + 1
        up.arrived = min(up.sent, max(known, Int(last.received) - up.duplicates))
        down.sent = up.arrived
        down.arrived = known
        roundTrip.sent = up.sent
        roundTrip.arrived = known
        roundTrip.duplicates = up.duplicates + down.duplicates
        unknown = probe.sent.count - up.sent
        down.reordered = Self.reordered(answers.map { Int($0.received) })
        up.reordered = Self.reordered(
            answers.sorted { $0.received < $1.received }.map(\.index))
        roundTrip.reordered = Self.reordered(answers.map(\.index))
    }

    /// RFC 4737: below the highest that came before.
    private static func reordered(_ numbers: [Int]) -> Int {
        var highest = Int.min
        var count = 0
        for number in numbers {
            if number < highest { count += 1 }
            highest = max(highest, number)
        }
        return count
    }

    private mutating func countRuns(_ firsts: [PathProbe.Answer?]) {
        var before: UInt32 = 0
        var length = 0
        for answer in firsts {
            guard let answer else {
                length += 1
                continue
            }
            if length > 0 {
                runs.append(length)
                // How many of the run the relay saw.
                switch Int(answer.received) - Int(before) - 1 {
                case ...0: runsUp += 1
                case length...: runsDown += 1
                default: runsMixed += 1
                }
            }
            length = 0
            before = answer.received
        }
        let factor = Self.varianceFactor(firsts.map { $0 == nil })
        roundTrip.varianceFactor = factor
        up.varianceFactor = factor
        down.varianceFactor = factor
    }

    /// (1 + ρ) / (1 − ρ) with the correlation of neighbours: bursts make trials count for less.
    private static func varianceFactor(_ isLost: [Bool]) -> Double {
        let share = Double(isLost.count { $0 }) / Double(max(1, isLost.count))
        guard share > 0, share < 1, isLost.count > 1 else { return 1 }
        let both = zip(isLost, isLost.dropFirst()).count { $0 && $1 }
        let together = Double(both) / Double(isLost.count - 1)
        let correlation = (together - share * share) / (share * (1 - share))
        return correlation <= 0 ? 1 : (1 + min(correlation, 0.98)) / (1 - min(correlation, 0.98))
    }

    /// `answers` in the order in which they came.
    private mutating func measure(_ answers: [PathProbe.Answer], _ probe: PathProbe) {
        var smoothed = SmoothedJitter()
        for answer in answers {
            let time = probe.sent[answer.index].duration(to: answer.at)
            smoothed.note(time.nanoseconds)
            times.append(time)
        }
        jitter = smoothed.value
        times.sort()
    }

    /// The nearest rank among the answered; nil without any.
    package func time(perMille: Int) -> Duration? {
        times.isEmpty ? nil : times[max(1, (times.count * perMille + 999) / 1000) - 1]
    }

    /// p95 − p50: what a buffer would have to even out.
    package var spread: Duration? {
        guard let high = time(perMille: 950), let middle = time(perMille: 500) else { return nil }
        return high - middle
    }

    package var longestRun: Int { runs.max() ?? 0 }
}
