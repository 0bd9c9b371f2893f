import PomboTerminal
import PomboText

/// Why there is no relay to go to: what to say, and how the program ends.
struct PlaceFailure: Error, Equatable {
    var sentence: Phrase
    var code: ExitCode
}
