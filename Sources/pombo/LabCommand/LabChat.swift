import PomboCore
import PomboLab
import PomboPosix

/// A recorded chat as a workload: who spoke when, and how much.
struct LabChat {
    private let path: String
    private var lines: [(time: WallTime, author: Int, byteCount: Int)] = []
    private var authors: [Name] = []

    init(_ path: String) throws(LabFailure) {
        self.path = path
        var chat: [ReplayEntry] = []
        do throws(FileError) {
            var reading = ReplayReading(try LogReader(LogPath(path)), Selection())
            _ = try reading.run { event in
                if case .record(let entry) = event, entry.record.kind.isSpoken {
                    chat.append(entry)
                }
                return chat.count <= LabLimit.machineMessages
            }
        } catch {
            throw LabFailure(error)
        }
        guard !chat.isEmpty else { throw .emptyChat(path: path) }
        guard chat.count <= LabLimit.machineMessages else {
            throw .largeChat(path: path, limit: "\(LabLimit.machineMessages)")
        }
        for entry in chat { try add(entry) }
    }

    private mutating func add(_ entry: ReplayEntry) throws(LabFailure) {
        guard let name = Name(entry.record.nick) else { return }
        if !authors.contains(name) { authors.append(name) }
        guard authors.count < LabLimit.peers else {
            throw .largeChat(path: path, limit: "\(LabLimit.peers - 1)")
        }
        let author = authors.firstIndex(of: name)!
        lines.append((entry.record.time, author, max(1, entry.text.utf8.count)))
    }

    /// The file's peers are there as well if it names any; one author alone gets a listener.
    func setting(
        _ file: LabFile, speed: Decimal, recordings: Recordings
    ) throws(LabFailure) -> LabSetting {
        let isNamed = file.peers != LabFile().peers
        var peers = isNamed ? file.peers : authors
        for author in authors where !peers.contains(author) { peers.append(author) }
        if peers.count == 1 { peers.append(Name(peers[0].key == "ana" ? "bia" : "ana")!) }
        guard peers.count <= LabLimit.peers else {
            throw .largeChat(path: path, limit: "\(LabLimit.peers)")
        }
        let places = authors.map { author in peers.firstIndex(of: author)! }
        let start = lines.first?.time.microseconds ?? 0
        let messages = lines.map { line in
            // Tenths of a speed: a hundred years of microseconds fit ten times.
            let elapsed = max(0, line.time.microseconds - start) * 10 / Int64(speed.units)
            return LabMessage(
                at: .microseconds(elapsed), author: places[line.author],
                byteCount: min(line.byteCount, LabLimit.messageSize.upperBound))
        }
        if let last = messages.last, last.at > LabLimit.length {
            throw .largeChat(path: path, limit: Quantity.text(LabLimit.length))
        }
        guard messages.count * peers.count <= LabLimit.machinePairs else {
            throw .largeChat(path: path, limit: "\(LabLimit.machinePairs)")
        }
        return LabSetting(file, peers: peers, messages: messages, recordings: recordings)
    }
}
