import PomboText

/// What was wrong with the lines that a reading came by.
struct ReplayFaults: Equatable, Sendable {
    /// Left out: they cannot be read.
    var damagedLineCount = 0
    /// Shown where they stand: records whose number does not rise.
    var fallCount = 0

    static func += (left: inout ReplayFaults, right: ReplayFaults) {
        left.damagedLineCount += right.damagedLineCount
        left.fallCount += right.fallCount
    }

    /// Nil if nothing was wrong.
    var phrase: Phrase? {
        var counts: [Phrase] = []
        if damagedLineCount > 0 { counts.append(Texts.damageLeftOut(damagedLineCount)) }
        if fallCount > 0 { counts.append(Texts.outOfOrder(fallCount)) }
        guard let first = counts.first else { return nil }
        return counts.dropFirst().reduce(first) { $0 + Phrase(verbatim: ", ") + $1 }
            + Texts.verifySaysWhere
    }
}
