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

    init() {}

    init(_ words: ParsedOptions) throws(OptionError) {
        typealias Table = RelayOptionTable
        language = words.language
        if let address = words[Table.bind] { bind = address }
        if let port = words[Table.port] { bind.port = port }
        if let path = words[Table.log] { log = path }
        name = words[Table.name]
        if let rate = words[Table.rate] { recordRate = rate }
        if let limit = words[Table.perAddress] { addressLimit = limit }
        if let sync = words[Table.sync] { file.sync = sync }
        if let size = words[Table.rotate] { file.rotateAt = size }
        if let keep = words[Table.keep] { file.keep = keep }
        packs = words[Table.pack] != .off
        logsAddresses = !words[Table.noAddresses]
        acceptsPosts = !words[Table.noPosts]
        isDiscoverable = !words[Table.noDiscovery]
        exitsWhenEmpty = words[Table.exitWhenEmpty]
        weather = try words[Table.impair].map { text throws(OptionError) in try Self.weather(text) }
        if let seed = words[Table.seed] { self.seed = seed }
        style = try Self.style(words)
    }

    private static func weather(_ spec: String) throws(OptionError) -> Weather {
        do throws(WeatherError) { return try Weather(spec) } catch {
            throw .other(Phrase(verbatim: "'--impair': ") + error.phrase)
        }
    }

    private static func style(
        _ words: ParsedOptions
    ) throws(OptionError) -> RelayReport.Style {
        typealias Table = RelayOptionTable
        let styles: [(Flag, RelayReport.Style)] = [
            (Table.json, .json), (Table.quiet, .quiet), (Table.top, .table),
        ]
        let given = styles.filter { words[$0.0] }
        if given.count > 1 { throw .conflict(given[0].0.row.long, given[1].0.row.long) }
        return given.first?.1 ?? .lines
    }

    var durability: Welcome.Durability {
        switch file.sync {
        case .batch: .batch
        case .every: .interval
        case .none: .none
        }
    }
}
