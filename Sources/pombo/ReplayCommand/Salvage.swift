import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `--salvage OUT`: the good lines of all files as one log, in order and without damage.
struct Salvage: ~Copyable {
    private let file: File
    private var lines: [UInt8] = []
    private var lastSeq: UInt64 = 0
    private var hasOpen = false
    private var savedCount = 0

    static func run(
        _ reader: LogReader, to path: String, _ options: ReplayOptions
    ) throws(FileError) -> ExitCode {
        let plan = try SalvagePlan(reader)
        var salvage = try Salvage(path)
        for run in plan.runs { try salvage.save(run, of: reader) }
        try salvage.finish()
        let surplus = plan.recordCount - salvage.savedCount
        ReplayCommand.tell(
            Texts.salvaged(
                salvage.savedCount, path, damaged: plan.damagedLineCount, surplus: surplus),
            options)
        if plan.damagedLineCount > 0 || surplus > 0 { return .damagedLog }
        return salvage.savedCount > 0 ? .success : .failure
    }

    private init(_ path: String) throws(FileError) { file = try File(path, .create) }

    private mutating func save(
        _ run: SalvagePlan.Run, of reader: LogReader
    ) throws(FileError) {
        var left = run.lineCount
        var failure: FileError?
        try reader.visit(from: run.start) { view, line, _ in
            left -= 1
            if let view { keep(view, line) }
            if lines.count > 1 << 20 {
                do throws(FileError) { try flush() } catch { failure = error }
            }
            return left > 0 && failure == nil
        }
        if let failure { throw failure }
    }

    private mutating func keep(_ view: LineView, _ line: Span<UInt8>) {
        guard isWanted(view, view.service(in: line)) else { return }
        if case .record = view.content { savedCount += 1 }
        lastSeq = max(lastSeq, view.seq)
        lines.append(copying: line)
        lines.append(0x0A)
    }

    /// Where files were joined, the seams go; copies go too.
    private mutating func isWanted(_ view: LineView, _ service: ServiceLine?) -> Bool {
        switch service {
        case .open:
            defer { hasOpen = true }
            return !hasOpen && view.seq >= lastSeq
        case .rotate, .damage: return false
        default: break
        }
        if case .record = view.content { return view.seq > lastSeq }
        return view.seq >= lastSeq
    }

    private mutating func flush() throws(FileError) {
        try file.appendAll(lines.span)
        lines.removeAll(keepingCapacity: true)
    }

    private mutating func finish() throws(FileError) {
        try flush()
        try file.sync()
    }
}
