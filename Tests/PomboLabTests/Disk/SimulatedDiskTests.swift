import PomboCore
import PomboLab
import Testing

@Suite struct SimulatedDiskTests {
    private static func disk(_ seed: UInt64) -> SimulatedDisk {
        SimulatedDisk(folder: "logs", seed: seed)
    }

    @Test func `what was synced outlives a loss of power, and what was not may be lost`() throws {
        var outcomes: Set<[UInt8]> = []
        for seed in UInt64(1)...200 {
            var disk = Self.disk(seed)
            let file = try disk.open("logs/a", .append)
            _ = try disk.append([1, 2, 3].span, to: file)
            _ = try disk.sync(file)
            try disk.syncFolder("logs")
            _ = try disk.append([4, 5].span, to: file)
            disk.losePower()
            let bytes = try #require(disk.content("logs/a"))
            #expect(bytes.starts(with: [1, 2, 3]))
            outcomes.insert(bytes)
        }
        #expect(
            outcomes == [
                [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 2, 3, 0], [1, 2, 3, 0, 0],
            ])
    }

    @Test func `names that were not synced are lost from the last one on`() throws {
        var outcomes: Set<[String]> = []
        for seed in UInt64(1)...200 {
            var disk = Self.disk(seed)
            _ = try disk.open("logs/a", .create)
            try disk.syncFolder("logs")
            try disk.rename("logs/a", to: "logs/b")
            _ = try disk.open("logs/a", .create)
            disk.losePower()
            outcomes.insert(disk.paths)
        }
        #expect(outcomes == [["logs/a"], ["logs/b"], ["logs/a", "logs/b"]])
    }

    @Test func `a dead process does nothing any more, and the next one finds what it did`() throws {
        var disk = Self.disk(1)
        let file = try disk.open("logs/a", .create)
        disk.die(after: 1)
        _ = try disk.append([1].span, to: file)
        #expect(throws: FileError.self) { try disk.rename("logs/a", to: "logs/b") }
        #expect(disk.isDead)
        #expect(throws: FileError.self) { try disk.remove("logs/a") }
        #expect(disk.paths == ["logs/a"] && disk.content("logs/a") == [1])
        disk.restart()
        try disk.remove("logs/a")
        #expect(disk.paths.isEmpty)
    }

    @Test func `a call fails once or from there on`() throws {
        var disk = Self.disk(1)
        disk.fault = DiskFault(call: 2, .device)
        #expect(try disk.facts(at: "logs")?.isFolder == true)
        #expect(throws: FileError(.list, "logs", .device)) { _ = try disk.names(in: "logs") }
        #expect(try disk.names(in: "logs") == [])
        disk.fault = DiskFault(call: 5, .noSpace, isForever: true)
        #expect(try disk.names(in: "logs") == [])
        for _ in 0..<3 {
            #expect(throws: FileError(.list, "logs", .noSpace)) { _ = try disk.names(in: "logs") }
        }
        disk.heal()
        #expect(try disk.names(in: "logs") == [])
    }

    @Test func `a full disk takes what fits, and gives it back when it is cut off`() throws {
        var disk = Self.disk(1)
        let file = try disk.open("logs/a", .append)
        disk.space = 2
        #expect(try disk.append([1, 2, 3].span, to: file) == 2)
        #expect(throws: FileError(.write, "logs/a", .noSpace)) {
            _ = try disk.append([4].span, to: file)
        }
        try disk.truncate(file, to: 1)
        #expect(try disk.append([5].span, to: file) == 1)
        #expect(disk.content("logs/a") == [1, 5])
    }
}
