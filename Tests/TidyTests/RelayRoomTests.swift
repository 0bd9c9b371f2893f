import Testing

/// The relay is made of parts that do not know each other, and of rules that call in one direction.
@Suite struct RelayRoomTests {
    /// A part, and the files that make it.
    static let parts = [
        "Doorkeeper": ["Doorkeeper", "Cookies", "SourceGate", "BanList", "PostRing"],
        "Registry": [
            "Registry", "RegistryStreams", "RegistryRestore", "PeerTable", "Peer", "AuthorTable",
            "Author", "RoomTable", "Room",
        ],
        "SpeakerTable": ["SpeakerTable", "Speaker"],
        "Draft": ["Draft"],
        "LogTrouble": ["LogTrouble"],
        "RecordCache": ["RecordCache"],
        "LinkTable": ["LinkTable", "Link", "BurstCredit", "RepairBudget", "RepairQuota"],
        "HeadSchedule": ["HeadSchedule", "Beacon"],
        "SilenceWatch": ["SilenceWatch"],
    ]

    @Test func `no part of the relay knows another one, and only the draft knows the outbox`()
        throws
    {
        for (part, files) in Self.parts.sorted(by: { $0.key < $1.key }) {
            var strangers = Set(Self.parts.keys).subtracting([part])
            strangers.insert("Relay")
            if part != "Draft" { strangers.insert("Outbox") }
            for file in files {
                let path = "Sources/PomboCore/Relay/\(file).swift"
                for (number, line) in zip(1..., try SourceTree.lines(of: path)) {
                    let known = Self.words(of: line.code).first { strangers.contains(String($0)) }
                    #expect(known == nil, "\(path):\(number)")
                }
            }
        }
    }

    @Test func `every part is one that the relay owns`() throws {
        let lines = try SourceTree.lines(of: "Sources/PomboCore/Relay/Relay.swift")
        let owned = lines.filter { $0.hasPrefix("    var ") }.flatMap { Self.words(of: $0.code) }
        for part in Self.parts.keys.sorted() { #expect(owned.contains(Substring(part)), "\(part)") }
    }

    @Test func `the rules of the relay call in one direction`() throws {
        let rules = try Self.rules()
        #expect(rules.count > 12)
        var calls: [String: Set<String>] = [:]
        for caller in rules {
            let owners = rules.filter { owner in
                owner.path != caller.path
                    && owner.verbs.contains { verb in caller.calls.contains(verb) }
            }
            calls[caller.path] = Set(owners.map(\.path))
        }
        // Whoever calls nobody that is left is taken away. What stays then calls in a circle.
        while let end = calls.keys.sorted().first(where: { calls[$0]!.isEmpty }) {
            calls[end] = nil
            for caller in calls.keys.sorted() { calls[caller]!.remove(end) }
        }
        #expect(calls.isEmpty, "\(calls.keys.sorted()) call in a circle")
    }

    /// One file of rules: what it offers to the others, and what it calls by its bare name.
    private struct Rules {
        var path: String
        var verbs: Set<Substring> = []
        var calls: Set<Substring> = []
    }

    private static func rules() throws -> [Rules] {
        try SourceTree.swiftFiles(below: "Sources/PomboCore/Relay").compactMap { file in
            guard file.lines.contains("extension Relay {") || file.path.hasSuffix("/Relay.swift")
            else { return nil }
            var rules = Rules(path: file.path)
            for line in file.lines.map(\.code) {
                let words = words(of: line)
                if let place = words.firstIndex(of: "func"), place + 1 < words.count {
                    let isOffered = line.indentation == 4 && !words.contains("private")
                    if isOffered { rules.verbs.insert(words[place + 1]) }
                } else {
                    rules.calls.formUnion(bareCalls(in: line))
                }
            }
            return rules
        }
    }

    private static func words(of line: Substring) -> [Substring] {
        line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    }

    /// The names that are called on nothing: `stamp(` but not `draft.stamp(`.
    private static func bareCalls(in line: Substring) -> [Substring] {
        line.indices.filter { line[$0] == "(" }.compactMap { end in
            let head = line[..<end]
            let name = head.reversed().prefix { $0.isLetter || $0.isNumber }.count
            let start = head.index(head.endIndex, offsetBy: -name)
            return name == 0 || head[..<start].last == "." ? nil : head[start...]
        }
    }
}
