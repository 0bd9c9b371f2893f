import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// What `pombo relay` is asked to do.
struct RelayOptions {
    var bind = Address.anyHost(port: Specification.port)
    var log = "logs/message_log.jsonl"
    var name: Name?
    var file = LogOptions()
    var recordRate = 5
    var addressLimit = RelayLimit.sessionsPerAddress
    var packs = true
    var logsAddresses = true
    var acceptsPosts = true
    var exitsWhenEmpty = false
    var isDiscoverable = true
    /// Bad weather before the socket.
    var weather: Weather?
    var seed: UInt64 = 1
    var style = RelayReport.Style.lines
    var language = Language.english

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        try words.exclude("json", "quiet", "top")
    }

    var durability: Welcome.Durability {
        switch file.sync {
        case .batch: .batch
        case .every: .interval
        case .none: .none
        }
    }
}
