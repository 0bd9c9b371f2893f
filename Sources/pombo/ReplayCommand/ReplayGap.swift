import PomboCore
import PomboTerminal
import PomboText

/// Numbers that no record has.
struct ReplayGap: Equatable, Sendable {
    /// The numbers before and behind it; they may be neighbours if only a line is damaged.
    var after: UInt64
    var before: UInt64
    var damagedLineCount: Int
    /// A recovery or a reservation lies between: numbers were left out on purpose.
    var isRecovery: Bool

    var missingCount: UInt64 { before - after - 1 }

    /// In words, the same in every output.
    var phrase: Phrase { Texts.sentence(of: self) }
}
