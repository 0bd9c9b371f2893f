import PomboCore
import PomboLab
import Testing

/// Not drawn but counted: a process that uses a log dies at each call that it makes to its disk.
@Suite struct LogKillTests {
    /// A run of some rotations, long enough for `--keep` to remove files.
    private static let recordCount = 40
    private static let kept = LogOptions.Keep.bytes(2500)

    private static func script(seed: UInt64, _ keep: LogOptions.Keep) -> LogScript {
        LogScript(seed: seed, keep: keep)
    }

    @Test(arguments: [LogOptions.Keep.all, kept])
    func `a kill at every call is recovered, also when the recovery is killed at every call`(
        keep: LogOptions.Keep
    ) {
        var whole = Self.script(seed: 1, keep)
        whole.run(Self.recordCount)
        #expect(whole.disk.rotations >= 5)
        #expect(whole.complaint() == nil)
        let calls = whole.disk.calls
        #expect(calls > 150)
        var recoveries = 0
        for call in 1...calls {
            for seed in UInt64(1)...3 {
                var killed = Self.script(seed: seed, keep)
                killed.disk.die(after: call - 1)
                killed.run(Self.recordCount)
                // The first of them keeps its power.
                if seed > 1 { killed.disk.losePower() }
                recoveries += Self.recover(killed, "call \(call), seed \(seed)", seed > 1)
            }
        }
        #expect(recoveries > 10 * calls)
    }

    /// Recovers what a kill left, and kills each recovery at each of its calls too. Says how many
    /// there were.
    private static func recover(
        _ killed: LogScript, _ place: String, _ losesPower: Bool
    ) -> Int {
        var killed = killed
        killed.restart()
        for call in 0... {
            var again = killed
            again.disk.die(after: call)
            let hasBegun = again.run(0)
            let isDead = again.disk.isDead
            if isDead && losesPower { again.disk.losePower() }
            let complaint = again.complaint()
            #expect(complaint == nil, "\(place), recovery killed at \(call): \(complaint!)")
            if hasBegun && !isDead { return call + 1 }
        }
        return 0
    }

    @Test(arguments: [LogOptions.Keep.all, kept])
    func `an error at every call loses nothing that was shown`(keep: LogOptions.Keep) {
        var whole = Self.script(seed: 1, keep)
        whole.run(Self.recordCount)
        let causes: [FileError.Cause] = [.device, .noSpace]
        for call in 1...whole.disk.calls {
            for (index, cause) in causes.enumerated() {
                for isForever in [false, true] {
                    var failing = Self.script(seed: UInt64(index) + 1, keep)
                    failing.disk.fault = DiskFault(call: call, cause, isForever: isForever)
                    failing.run(Self.recordCount)
                    let complaint = failing.complaint()
                    #expect(complaint == nil, "\(cause) at \(call), \(isForever): \(complaint!)")
                }
            }
        }
    }

    @Test(arguments: [true, false])
    func `L-12: a recovery without the active file is killed at every call and keeps its gap`(
        isDeleted: Bool
    ) throws {
        var script = LogScript()
        script.run(Self.recordCount)
        script.restart()
        // Somebody's hand, not the process: its calls do not count.
        if isDeleted {
            try script.disk.remove(LogScript.path.active)
        } else {
            let file = try script.disk.open(LogScript.path.active, .update)
            try script.disk.truncate(file, to: 0)
            _ = try script.disk.sync(file)
        }
        try script.disk.syncFolder(LogScript.path.folder)
        let last = try #require(script.shown.last)
        for call in 0...60 {
            for losesPower in [false, true] {
                var killed = script
                killed.disk.die(after: call)
                killed.run(0)
                if losesPower { killed.disk.losePower() }
                killed.restart()
                let next = killed.open()?.recovery.nextSeq ?? 0
                #expect(next > last, "killed at \(call), power lost: \(losesPower)")
            }
        }
    }
}
