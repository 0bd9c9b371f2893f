import PomboLab
import PomboPosix

/// Works off a sweep on several cores, and says how far it is.
struct SweepRun {
    let setting: LabSetting
    var jobs = Processors.count
    let language: Language

    /// The order of the cells is the file's, whoever was done first.
    func result() async -> SweepResult {
        let all = LabJob.jobs(of: setting.file)
        var parts: [[Cell]] = Array(repeating: [], count: all.count)
        var progress = SweepProgress(all: all.count, language: language)
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
                progress.note()
                start()
            }
        }
        progress.clear()
        return setting.result(of: parts)
    }
}

/// A line on standard error, if somebody sits there and waits longer than a moment.
struct SweepProgress {
    let all: Int
    let language: Language
    private var done = 0
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?

    init(all: Int, language: Language) {
        self.all = all
        self.language = language
    }

    mutating func note() {
        done += 1
        let now = ContinuousClock.now
        guard now - start > .seconds(2), done < all, StandardStream.error.isTerminal,
            shown.map({ now - $0 > .milliseconds(250) }) ?? true
        else { return }
        shown = now
        // What is done took so long; the rest will take its share.
        let left = (now - start) / done * (all - done)
        let text = Texts.labProgress(done, all, left: "\(left.components.seconds + 1)s")
        StandardStream.error.write("\r\u{1B}[K" + text[language])
    }

    func clear() {
        if shown != nil { StandardStream.error.write("\r\u{1B}[K") }
    }
}
