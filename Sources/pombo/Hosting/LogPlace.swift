import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// Where a relay that a chat hosts keeps its log.
enum LogPlace {
    /// What was said, else `logs/` if somebody made that folder, else the state folder.
    static func path(
        said: String?, hasLogsFolder: Bool, stateFolder: String?
    ) -> String? {
        if let said { return said }
        if hasLogsFolder { return "logs/\(LogPath.defaultName)" }
        return stateFolder.map { "\($0)/\(LogPath.defaultName)" }
    }

    /// The same for this process; the state folder is made if it has to be.
    static func path(said: String?) throws(StartFailure) -> String {
        let state = StateFolder.path(environment: Environment.value)
        guard
            let path = path(
                said: said, hasLogsFolder: Folder.isThere("logs"), stateFolder: state)
        else { throw StartFailure(sentence: Texts.noPlaceForLog) }
        if let state, path.hasPrefix(state + "/") {
            do throws(FileError) { try Folder.make(state) } catch {
                throw StartFailure(sentence: Texts.sentence(of: .system(error), LogPath(path)))
            }
        }
        return path
    }
}
