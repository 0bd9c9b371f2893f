import PomboLab
import PomboPosix
import PomboText

/// Works off a sweep on several cores, and says how far it is.
struct SweepRun {
    let setting: LabSetting
    var jobs = Processors.count
    let language: Language

    /// The order of the cells is the file's, whoever was done first.
    func result() async -> SweepResult {
        let all = LabJob.jobs(of: setting.file)
        var parts: [[Cell]] = Array(repeating: [], count: all.count)
        var done = 0
        var progress = ProgressLine(of: all.count, language, text: Texts.labProgress)
        await withTaskGroup(of: (Int, [Cell]).self) { group in
            var next = 0
            func start() {
                guard next < all.count else { return }
                let index = next
                next += 1
                group.addTask { [setting] in (index, setting.cells(of: all[index])) }
            }
            for _ in 0..<max(1, jobs) { start() }
            while let (index, cells) = await group.next() {
                parts[index] = cells
                done += 1
                progress.update(done: done)
                start()
            }
        }
        progress.clear()
        return setting.result(of: parts)
    }
}
