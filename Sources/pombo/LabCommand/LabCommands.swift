import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo lab` consists of.
enum LabCommands {
    static let command = Command(
        "lab", Texts.labSummary,
        .commands([
            RunCommand.command, SweepCommand.command, ExpectCommand.command,
            CheckWeatherCommand.command, TraceCommand.command, ProxyCommand.command,
            ProbeCommand.command, LoadCommand.command, TortureCommand.command,
            FuzzCommand.command, BenchCommand.command,
        ]))
}
