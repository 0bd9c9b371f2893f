import PomboCore
import PomboLab
import Testing

/// After which calls a log is not to be trusted any more, and after which it goes on.
@Suite struct LogFatalTests {
    private static func opened(_ disk: inout SimulatedDisk) throws -> LogFile<SimulatedDisk> {
        var options = LogOptions()
        options.rotateAt = 100
        return try LogFile(
            LogScript.path, on: &disk, options: options, newID: 1, at: LogScript.time(0)
        ) { _ in }
    }

    private static func disk() -> SimulatedDisk {
        SimulatedDisk(folder: LogScript.path.folder, seed: 1)
    }

    /// What the last of `calls` more calls to the disk makes of an append when it fails.
    private static func append(
        failing call: Int, space: Int? = nil
    ) throws -> LogAppendError? {
        var disk = disk()
        var log = try opened(&disk)
        log.disk.space = space
        log.disk.fault = DiskFault(call: log.disk.calls + call, .device)
        do throws(LogAppendError) {
            try log.append(LogScript.record(1).span, mustSync: false, at: .zero)
            return nil
        } catch { return error }
    }

    @Test func `a sync that fails is fatal`() throws {
        let active = LogScript.path.active
        #expect(try Self.append(failing: 1) == .abandoned(.failed(.device)))
        #expect(try Self.append(failing: 2) == .fatal(FileError(.sync, active, .device)))
    }

    @Test func `what a full disk left behind cannot be cut off: fatal`() throws {
        let active = LogScript.path.active
        #expect(try Self.append(failing: 99, space: 20) == .abandoned(.full))
        #expect(
            try Self.append(failing: 2, space: 20)
                == .fatal(FileError(.truncate, active, .device)))
        #expect(
            try Self.append(failing: 3, space: 20) == .fatal(FileError(.sync, active, .device)))
    }

    @Test func `from the first rename of a rotation on, what fails is fatal`() throws {
        var ends: [LogAppendError?] = []
        var calls = 0
        repeat {
            calls += 1
            var disk = Self.disk()
            var log = try Self.opened(&disk)
            try log.append(LogScript.record(1).span, mustSync: false, at: .zero)
            log.disk.fault = DiskFault(call: log.disk.calls + calls, .device)
            let before = log.disk.content(LogScript.path.active)
            do throws(LogAppendError) {
                try log.rotate(at: LogScript.time(1)) { $0 += LogScript.state(1) }
                ends.append(nil)
            } catch {
                ends.append(error)
                if case .abandoned = error {
                    #expect(log.disk.content(LogScript.path.active) == before)
                    #expect(log.disk.content(LogScript.path.fresh) == nil)
                }
            }
        } while ends.last! != nil
        let renames = ends.filter {
            if case .fatal(let error)? = $0 { error.call == .rename } else { false }
        }
        #expect(renames.count == 2)
        let first = try #require(ends.firstIndex { $0 == renames[0] })
        for end in ends[first...].dropLast() {
            guard case .fatal = end else {
                Issue.record("\(end!) after the first rename")
                continue
            }
        }
    }

    @Test func `a log that was moved away has no old lines, and who asks for them gets none`()
        throws
    {
        var disk = Self.disk()
        var log = try Self.opened(&disk)
        try log.append(LogScript.record(1).span, mustSync: false, at: .zero)
        var files = try LogFiles(LogScript.path, on: &log.disk)
        try log.disk.rename(LogScript.path.active, to: LogScript.path.beside("elsewhere"))
        try files.refresh(on: &log.disk)
        let lines = try files.lines(of: .room("lobby"), newest: 1, count: 9, on: &log.disk)
        #expect(lines.isEmpty)
    }
}
