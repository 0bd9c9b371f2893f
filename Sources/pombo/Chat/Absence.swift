import PomboCore

/// How long the relay has been away: after a while there is something to say.
struct Absence {
    private var begin: Instant?
    private var wasTold = false
    /// The hint is to be given now; said once in an absence.
    private(set) var isDue = false

    /// Longer than a restart takes, shorter than anybody waits.
    static let hintTime = Duration.seconds(30)

    mutating func look(_ view: ChatView, at now: Instant) {
        isDue = false
        guard view.isAway else {
            self = Absence()
            return
        }
        let begin = begin ?? now
        self.begin = begin
        guard !wasTold, begin.duration(to: now) >= Self.hintTime else { return }
        wasTold = true
        isDue = true
    }
}
