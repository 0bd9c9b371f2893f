import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// Why an experiment cannot begin, or its result not be kept. `Texts` makes the sentence of it.
enum LabFailure: Error, Equatable {
    case file(FileError)
    case tooLarge(path: String, limit: Int)
    /// The text goes with the error, to show the line.
    case lab(path: String, LabFileError, text: String)
    case recording(path: String, TraceError)
    case emptyChat(path: String)
    case largeChat(path: String, limit: String)
    case noMessage(count: Int)
    case noStamp(UInt64)
    case noLink(String)
    case noMachines

    init(_ error: FileError) {
        self = .file(error)
    }

    /// Says it on standard error, with the line and a mark below the word where there is one.
    func tell(_ command: String, _ language: Language) -> ExitCode {
        var text = "pombo lab \(command): \(Texts.sentence(of: self)[language])"
        text = SafeText.of(text) + "\n"
        if case .lab(_, let error, let source) = self {
            for line in error.pointed(in: source).split(separator: "\n") {
                text += "  " + SafeText.of(line) + "\n"
            }
        }
        StandardStream.error.write(text)
        if case .file = self { return .cannotOpen }
        return .usage
    }
}
