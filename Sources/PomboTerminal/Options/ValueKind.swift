import PomboText

/// The kinds of values people type, for the sentence that says what was wanted.
package enum ValueKind: Hashable, Sendable, CaseIterable {
    case text, duration, rate, size, port, count, seed, name, endpoint, seq, speed, logSync,
        logKeep, loadRate
}
