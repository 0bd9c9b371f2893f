import PomboCore
import PomboPosix

/// What another process of this machine has used so far, as the system tells it.
struct ProcessFigures {
    var processorTime: Duration
    var residentBytes: Int
    var mostResidentBytes: Int

    /// Nil where there is no such process, or no /proc.
    init?(of process: Int) {
        guard let facts = Self.read("/proc/\(process)/stat"),
            let status = Self.read("/proc/\(process)/status"),
            // The program's name stands in brackets and may hold anything.
            let end = facts.lastIndex(of: ")")
        else { return nil }
        // From the third field on; the 14th and 15th are the ticks of all threads, program and
        // kernel, which are a hundredth of a second.
        let fields = facts[end...].split(separator: " ").dropFirst()
        let ticks = fields.dropFirst(11).prefix(2).compactMap { Int64($0) }
        guard ticks.count == 2 else { return nil }
        processorTime = .milliseconds(10 * (ticks[0] + ticks[1]))
        residentBytes = Self.kibibytes("VmRSS:", in: status) * 1024
        mostResidentBytes = Self.kibibytes("VmHWM:", in: status) * 1024
    }

    private static func kibibytes(_ key: String, in text: String) -> Int {
        for line in text.split(separator: "\n") where line.hasPrefix(key) {
            let words = line.split { $0 == " " || $0 == "\t" }
            return words.count > 1 ? Int(words[1]) ?? 0 : 0
        }
        return 0
    }

    private static func read(_ path: String) -> String? {
        guard let file = try? File(path, .read) else { return nil }
        var bytes: [UInt8] = []
        guard (try? file.read(8192, at: 0, to: &bytes)) != nil else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
