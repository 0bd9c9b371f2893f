import PomboCore

/// Reads a lab file: a directive a line, in any order, `#` begins a comment.
struct LabFileParser {
    enum Directive: String, CaseIterable {
        case peers, traffic, weather, at, policy, sweep, seeds, `repeat`, expect
    }

    var file = LabFile()
    /// What to say if a swept loss, in the order of the sweep, turns out to be impossible.
    var sweptLosses: [LabFileError] = []
    private var seen: [Directive] = []

    mutating func parse(_ text: String) throws(LabFileError) -> LabFile {
        guard text.utf8.count <= LabLimit.fileByteCount else {
            throw LabFileError(line: 0, .tooMany(limit: LabLimit.fileByteCount))
        }
        let lines = LabLines.split(text)
        guard lines.count <= LabLimit.lineCount else {
            throw LabFileError(
                line: LabLimit.lineCount + 1, .tooMany(limit: LabLimit.lineCount))
        }
        // Peers and weather first: other lines speak of them, wherever they stand.
        for wanted in [[Directive.peers], [.weather], []] {
            for (index, line) in lines.enumerated() {
                var words = Words(line, line: index + 1)
                words.dropComment()
                try read(words, only: wanted)
            }
        }
        try check()
        return file
    }

    private mutating func read(
        _ words: Words, only wanted: [Directive]
    ) throws(LabFileError) {
        var words = words
        guard let word = words.next else { return }
        words.skip()
        guard let directive = Directive(rawValue: String(word.text)) else {
            let names = Directive.allCases.map(\.rawValue)
            let nearest = Spelling.nearest(to: word.text, in: names)
            throw words.error(word, .notAmong(names, nearest: nearest))
        }
        let isEarly = directive == .peers || directive == .weather
        guard wanted.isEmpty ? !isEarly : wanted.contains(directive) else { return }
        try markSeen(directive, words, word)
        switch directive {
        case .peers: try peers(&words)
        case .traffic: try traffic(&words)
        case .weather: file.weather.append(try weather(&words))
        case .at: try event(&words)
        case .policy: try policies(&words)
        case .sweep: try sweep(&words)
        case .seeds, .repeat: try seeds(&words)
        case .expect: try expectation(&words)
        }
        try words.end()
    }

    private mutating func markSeen(
        _ directive: Directive, _ words: Words, _ word: Words.Word
    ) throws(LabFileError) {
        let limit: Int
        switch directive {
        case .weather: limit = LabLimit.weathers
        case .at: limit = LabLimit.events
        case .expect: limit = LabLimit.expectations
        // Of its two kinds, each says by itself that it is there twice.
        case .sweep: limit = .max
        default:
            let name = directive == .repeat ? .seeds : directive
            if seen.contains(name) { throw words.error(word, .repeated) }
            seen.append(name)
            return
        }
        seen.append(directive)
        if seen.count(where: { $0 == directive }) > limit {
            throw words.error(word, .tooMany(limit: limit))
        }
    }

    /// What only the whole file can have wrong.
    private func check() throws(LabFileError) {
        try checkSweep()
        let cells = file.sweep.count * file.policies.count * file.seedCount
        if cells > LabLimit.cells {
            throw LabFileError(line: 0, .tooMany(limit: LabLimit.cells))
        }
        let count = file.traffic.count ?? 0
        if file.policies.contains(where: \.isMachines), count > LabLimit.machineMessages {
            throw LabFileError(
                line: 0, .tooManyForMachines(limit: LabLimit.machineMessages))
        }
        let pairs = count * file.peers.count
        if file.policies.contains(where: \.isMachines), pairs > LabLimit.machinePairs {
            throw LabFileError(line: 0, .tooManyForMachines(limit: LabLimit.machinePairs))
        }
        let length = (file.traffic.gap ?? .zero) * count
        if file.policies.contains(where: \.isMachines), length > LabLimit.length {
            throw LabFileError(line: 0, .tooLong(limit: Quantity.text(LabLimit.length)))
        }
        let isReplay = file.traffic.count == nil
        if isReplay || !file.events.isEmpty, !file.policies.allSatisfy(\.isMachines) {
            throw LabFileError(line: 0, .needsMachines)
        }
    }
}

extension LabFile {
    package init(_ text: String) throws(LabFileError) {
        var parser = LabFileParser()
        self = try parser.parse(text)
    }

    /// Bytes as they were in a file.
    package init(_ bytes: Span<UInt8>) throws(LabFileError) {
        guard bytes.count <= LabLimit.fileByteCount else {
            throw LabFileError(line: 0, .tooMany(limit: LabLimit.fileByteCount))
        }
        guard let valid = try? UTF8Span(validating: bytes) else {
            throw LabFileError(line: 0, .notText)
        }
        try self.init(String(copying: valid))
    }
}
