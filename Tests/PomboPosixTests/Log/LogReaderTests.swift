import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct LogReaderTests {
    /// Four files of fifty records each; every third record is of another room.
    private static func make(_ folder: borrowing TemporaryFolder) throws {
        var options = LogOptions()
        options.rotateAt = 1
        var log = try open(folder.log, options)
        var heads = [UInt64](repeating: 0, count: 2)
        for seq in UInt64(1)...200 {
            let room = seq % 3 == 0 ? 1 : 0
            let line = Lines.record(
                seq, room: room == 0 ? "lobby" : "sala", prev: heads[room],
                text: String(repeating: "x", count: Int(seq * 37 % 400)))
            heads[room] = seq
            try log.append(line.span, mustSync: false, at: .zero)
            if seq % 50 == 0 && seq < 200 { try log.rotate(at: Lines.now) { _ in } }
        }
    }

    /// As a relay looks lines up.
    private static func lines(
        _ path: LogPath, _ stream: ReadRequest.Source, newest: UInt64, count: Int
    ) throws -> [UInt8] {
        var disk = PosixDisk()
        return try LogFiles(path, on: &disk)
            .lines(of: stream, newest: newest, count: count, on: &disk)
    }

    private static func seqs(_ lines: [UInt8]) -> [UInt64] {
        lines.split(separator: 10).compactMap { try? LogLine.parse(Array($0).span).seq }
    }

    @Test func `every record is found by its number, and nothing else is`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder)
        let reader = try LogReader(folder.log)
        #expect(reader.segments.count == 4)
        for seq in UInt64(1)...200 {
            let line = try #require(try reader.line(seq: seq))
            #expect(try LogLine.parse(line.span).seq == seq)
        }
        #expect(try reader.line(seq: 0) == nil)
        #expect(try reader.line(seq: 201) == nil)
    }

    @Test func `a position by time is the first line of that time or later`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder)
        let reader = try LogReader(folder.log)
        for seq in [1, 2, 49, 50, 51, 100, 101, 150, 151, 200] as [UInt64] {
            for shift in [-999, -1, 0] as [Int64] {
                let time = WallTime(microseconds: Lines.start + Int64(seq) * 1000 + shift)
                let position = try #require(try reader.position(time: time))
                var first: UInt64?
                try reader.visit(from: position) { view, _, _ in
                    guard case .record? = view?.content else { return true }
                    first = view?.seq
                    return false
                }
                #expect(first == seq)
            }
        }
        let late = WallTime(microseconds: Lines.start + 200_001)
        #expect(try reader.position(time: late) == nil)
        let early = WallTime(microseconds: 0)
        #expect(try reader.position(time: early) == LogPosition(segment: 0, offset: 0))
    }

    @Test func `visiting goes through all files in order, and from any place on`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder)
        let reader = try LogReader(folder.log)
        for start in [1, 77, 151] as [UInt64] {
            var seqs: [UInt64] = []
            let end = try reader.visit(from: try #require(try reader.position(seq: start))) {
                view, _, _ in
                if case .record? = view?.content { seqs.append(view!.seq) }
                return true
            }
            #expect(seqs == Array(start...200))
            #expect(end == reader.end)
        }
    }

    @Test func `a room's records are found along its chain`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder)
        let path = folder.log
        func lines(_ room: String, _ newest: UInt64, _ count: Int) throws -> [UInt64] {
            Self.seqs(try Self.lines(path, .room(room), newest: newest, count: count))
        }
        #expect(try lines("sala", 198, 4) == [189, 192, 195, 198])
        #expect(try lines("lobby", 101, 3) == [98, 100, 101])
        // A number that is another room's: the newest one before it.
        #expect(try lines("sala", 200, 2) == [195, 198])
        #expect(try lines("sala", 6, 32) == [3, 6])
        #expect(try lines("nowhere", 200, 32) == [])
    }

    @Test func `an inbox is found by its owner`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        for seq in UInt64(1)...6 {
            let record = LogRecord(
                seq: seq, time: Lines.now, kind: .direct, room: "lobby", nick: "ana", client: 1,
                prev: seq > 2 ? seq - 2 : 0, to: seq % 2 == 0 ? 20 : 10)
            var lines: [UInt8] = []
            LogLine.append(record, text: [0x61].span, to: &lines)
            try log.append(lines.span, mustSync: false, at: .zero)
        }
        let lines = try Self.lines(folder.log, .inbox(client: 20), newest: 6, count: 9)
        #expect(Self.seqs(lines) == [2, 4, 6])
    }

    @Test func `damage is stepped over, in a search and on the way back`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder)
        let name = "message_log-000000000051.jsonl"
        var bytes = folder.bytes(name)
        let reader = try LogReader(folder.log)
        let position = try #require(try reader.position(seq: 75))
        // Records 75 and 76 become zeros.
        let end = try #require(try reader.position(seq: 77))
        for index in Int(position.offset)..<Int(end.offset) { bytes[index] = 0 }
        try folder.write(bytes, to: name)
        let damaged = try LogReader(folder.log)
        #expect(try damaged.line(seq: 75) == nil)
        #expect(try damaged.line(seq: 74) != nil)
        var count = 0
        var bad = 0
        try damaged.visit(from: LogPosition(segment: 0, offset: 0)) { view, _, _ in
            if case .record? = view?.content { count += 1 }
            if view == nil { bad += 1 }
            return true
        }
        // The zeros have no newline: they and record 77 are one bad line.
        #expect(count == 197)
        #expect(bad == 1)
        let lines = try Self.lines(folder.log, .room("sala"), newest: 81, count: 3)
        #expect(Self.seqs(lines) == [72, 78, 81])
    }

    @Test func `what is appended and rotated later is seen after a refresh`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
        var reader = try LogReader(folder.log)
        #expect(try reader.line(seq: 4) == nil)
        try log.append(Lines.records(4...4).span, mustSync: false, at: .zero)
        try reader.refresh()
        #expect(try reader.line(seq: 4) != nil)
        try log.rotate(at: Lines.now) { _ in }
        try log.append(Lines.records(5...5).span, mustSync: false, at: .zero)
        try reader.refresh()
        #expect(reader.segments.count == 2)
        #expect(try reader.line(seq: 3) != nil)
        #expect(try reader.line(seq: 5) != nil)
    }

    @Test func `no log at all is named`() {
        #expect(throws: FileError(.list, "/nowhere", .missing)) {
            _ = try LogReader(LogPath("/nowhere/message_log.jsonl"))
        }
        #expect(throws: FileError.self) { _ = try LogReader(LogPath("/tmp/no-such.jsonl")) }
    }
}
