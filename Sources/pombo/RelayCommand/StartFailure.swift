import PomboText

/// Why a relay cannot start, as one sentence with a next step.
struct StartFailure: Error {
    var sentence: Phrase
    /// Another relay holds the log.
    var isLogTaken = false
}
