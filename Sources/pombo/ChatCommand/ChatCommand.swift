import PomboCore
import PomboPosix
import PomboTerminal

/// `pombo chat`: from relay to relay, until the person leaves.
enum ChatCommand {
    static func run(_ options: ChatOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        var journey = ChatJourney(options)
        return journey.run()
    }
}
