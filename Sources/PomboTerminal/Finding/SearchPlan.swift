import PomboCore

/// When a search probes and how long it listens; all times count from its begin.
package struct SearchPlan: Equatable, Sendable {
    package var probes: [Duration]
    /// When it ends if nobody answers.
    package var end: Duration
    /// How long it goes on after the first answer: others may be a little slower, and people are
    /// waiting.
    package var listening: Duration

    /// For somebody who waits for it. The repetitions are for a network that loses a third: one
    /// probe of four and its answer get through with 94 %.
    package static let look = SearchPlan(
        probes: [.zero, .milliseconds(250), .milliseconds(750), .milliseconds(1500)],
        end: .seconds(2), listening: .milliseconds(300))

    /// Beside a question that somebody thinks about: one round of many.
    package static let background = SearchPlan(
        probes: [.zero], end: .seconds(2), listening: .milliseconds(300))

    /// In passing, by somebody who has waited already.
    package static let glance = SearchPlan(
        probes: [.zero, .milliseconds(200)], end: .milliseconds(500),
        listening: .milliseconds(200))

    /// Before somebody hosts: all of a class that began at once wait for different times, and who
    /// waited longest finds who waited least.
    package static func lastLook(after wait: Duration) -> SearchPlan {
        SearchPlan(
            probes: [.zero, wait, wait + .milliseconds(70)], end: wait + .milliseconds(150),
            listening: .milliseconds(150))
    }

    /// By somebody who hosts since a moment ago: another one may have begun in the same moment, or
    /// have been hidden by a lost datagram.
    package static let watch = SearchPlan(
        probes: [0, 150, 400, 800, 1500, 2500, 3500, 5000, 6500, 8000, 9300].map {
            .milliseconds($0)
        },
        end: watchTime, listening: watchTime)
    static let watchTime = Duration.seconds(10)

    /// For an address that was typed: whoever answers there is the one, and without an answer the
    /// chat itself says what it finds.
    package static let typed = SearchPlan(
        probes: [.zero, .milliseconds(200), .milliseconds(500)], end: .seconds(1),
        listening: .zero)

    /// Of a relay on this machine that somebody has just left.
    package static let count = SearchPlan(
        probes: [.zero, .milliseconds(80)], end: .milliseconds(120),
        listening: .milliseconds(120))

    /// The longest wait of a last look.
    package static let longestWait = Duration.seconds(1)
}
