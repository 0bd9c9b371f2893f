import PomboCore
import PomboPosix

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
    var isJSON = false
    var isQuiet = false
    var isDiscoverable = true

    init(_ arguments: [String]) throws(UsageError) {
        if let path = Environment.value("POMBO_LOG") { log = path }
        var words = ArgumentWords(arguments)
        while let word = try words.next() {
            guard case .option(let option) = word else {
                throw UsageError("'pombo relay' takes no operand.", hint: Self.hint)
            }
            try take(option, &words)
        }
    }

    private static let hint = "See 'pombo relay --help'."

    private mutating func take(
        _ option: String, _ words: inout ArgumentWords
    ) throws(UsageError) {
        switch option {
        case "--bind": try bind(to: words.value(option))
        case "-p", "--port": bind.port = try port(words.value(option))
        case "--log": log = try words.value(option)
        case "--name": name = try name(words.value(option))
        case "--rate": recordRate = try number(words.value(option), of: option)
        case "--per-address": addressLimit = try number(words.value(option), of: option)
        case "--sync": file.sync = try sync(words.value(option))
        case "--rotate": file.rotateAt = try size(words.value(option))
        case "--keep": file.keep = .bytes(try size(words.value(option)))
        case "--pack": packs = try words.value(option) != "off"
        case "--no-addr": logsAddresses = false
        case "--no-posts": acceptsPosts = false
        case "--no-discovery": isDiscoverable = false
        case "--exit-when-empty": exitsWhenEmpty = true
        case "--json": isJSON = true
        case "--quiet": isQuiet = true
        default: throw UsageError("Unknown option '\(option)'.", hint: Self.hint)
        }
    }

    private mutating func bind(to text: String) throws(UsageError) {
        guard let address = Address(text, port: bind.port) else {
            throw UsageError("'--bind' wants an address such as 192.168.1.5, not '\(text)'.")
        }
        bind = address
    }

    private func port(_ text: String) throws(UsageError) -> UInt16 {
        guard let port = UInt16(text), !text.hasPrefix("+") else {
            throw UsageError("'--port' wants a number from 0 to 65535, not '\(text)'.")
        }
        return port
    }

    private func name(_ text: String) throws(UsageError) -> Name {
        guard let name = Name(text) else {
            throw UsageError("'\(text)' is no name: letters, digits and - _ . up to 32 bytes.")
        }
        return name
    }

    private func number(_ text: String, of option: String) throws(UsageError) -> Int {
        guard let number = Int(text), (0...1_000_000).contains(number) else {
            throw UsageError("'\(option)' wants a number, not '\(text)'.")
        }
        return number
    }

    private func sync(_ text: String) throws(UsageError) -> LogOptions.Sync {
        switch text {
        case "batch": .batch
        case "1s": .every(.seconds(1))
        case "none": .none
        default: throw UsageError("'--sync' is batch, 1s or none, not '\(text)'.")
        }
    }

    private func size(_ text: String) throws(UsageError) -> UInt64 {
        let units: [(String, UInt64)] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            if let count = UInt64(text.dropLast(3)), count > 0, count < 1 << 30 {
                return count * factor
            }
        }
        throw UsageError("A size is written as 64MiB or 1GiB, not '\(text)'.")
    }

    var durability: Welcome.Durability {
        switch file.sync {
        case .batch: .batch
        case .every: .interval
        case .none: .none
        }
    }
}
