import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct LogFollowerTests {
    private static func poll(_ follower: LogFollower) throws -> [UInt64] {
        var seqs: [UInt64] = []
        _ = try follower.poll { view, _ in
            if let view, case .record = view.content { seqs.append(view.seq) }
        }
        return seqs
    }

    private static func follow(_ path: LogPath, after seq: UInt64) throws -> LogFollower {
        let reader = try LogReader(path)
        return LogFollower(reader, at: try reader.position(seq: seq + 1) ?? reader.end, after: seq)
    }

    @Test func `records are handed out once, as they come`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
        let follower = try Self.follow(folder.log, after: 1)
        #expect(try Self.poll(follower) == [2, 3])
        #expect(try Self.poll(follower) == [])
        try log.append(Lines.records(4...5).span, mustSync: false, at: .zero)
        #expect(try Self.poll(follower) == [4, 5])
    }

    @Test func `half a line waits for its other half`() throws {
        let folder = TemporaryFolder()
        try folder.write(Lines.record(1), to: "message_log.jsonl")
        let follower = try Self.follow(folder.log, after: 0)
        let line = Lines.record(2)
        let file = try File(folder.log.active, .append)
        try file.appendAll(Array(line[..<40]).span)
        #expect(try Self.poll(follower) == [1])
        try file.appendAll(Array(line[40...]).span)
        #expect(try Self.poll(follower) == [2])
    }

    @Test func `several rotations between two looks lose nothing`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...2).span, mustSync: false, at: .zero)
        let follower = try Self.follow(folder.log, after: 0)
        #expect(try Self.poll(follower) == [1, 2])
        for seq in UInt64(3)...7 {
            try log.append(Lines.record(seq).span, mustSync: false, at: .zero)
            try log.rotate(at: Lines.now) { _ in }
        }
        try log.append(Lines.record(8).span, mustSync: false, at: .zero)
        #expect(try Self.poll(follower) == [3, 4, 5, 6, 7, 8])
        #expect(try Self.poll(follower) == [])
    }

    @Test func `files that --keep removed meanwhile are left out`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...2).span, mustSync: false, at: .zero)
        let follower = try Self.follow(folder.log, after: 0)
        #expect(try Self.poll(follower) == [1, 2])
        try log.rotate(at: Lines.now) { _ in }
        try log.append(Lines.records(3...4).span, mustSync: false, at: .zero)
        try log.rotate(at: Lines.now) { _ in }
        try log.append(Lines.records(5...6).span, mustSync: false, at: .zero)
        try Folder.remove("\(folder.path)/message_log-000000000001.jsonl")
        try Folder.remove("\(folder.path)/message_log-000000000003.jsonl")
        #expect(try Self.poll(follower) == [5, 6])
    }

    @Test func `a log that was moved away is followed into its successor`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...2).span, mustSync: false, at: .zero)
        let follower = try Self.follow(folder.log, after: 0)
        try Folder.rename(folder.log.active, to: "\(folder.path)/kept.jsonl")
        try log.append(Lines.records(3...3).span, mustSync: false, at: .zero)
        #expect(try Self.poll(follower) == [1, 2, 3])
        #expect(try log.reopen(after: 1, at: Lines.now) { _ in })
        try log.append(Lines.records(4...4).span, mustSync: false, at: .zero)
        #expect(try Self.poll(follower) == [4])
    }

    @Test func `a withdrawn batch is read again with what replaced it`() throws {
        let folder = TemporaryFolder()
        try folder.write(Lines.records(1...3), to: "message_log.jsonl")
        let follower = try Self.follow(folder.log, after: 0)
        #expect(try Self.poll(follower) == [1, 2, 3])
        let file = try File(folder.log.active, .append)
        try file.truncate(to: UInt64(Lines.records(1...1).count))
        #expect(try Self.poll(follower) == [])
        try file.appendAll(Lines.record(2, text: "another").span)
        #expect(try Self.poll(follower) == [2])
    }
}
