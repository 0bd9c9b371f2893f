import PomboCore
import PomboPosix

/// `--salvage OUT`: the good lines of all files as one log, which has no damage itself.
enum Salvage {
    static func run(
        _ reader: LogReader, to path: String, _ options: ReplayOptions
    ) throws(FileError) -> ExitCode {
        let file = try File(path, .create)
        var lines: [UInt8] = []
        var recordCount = 0
        var damagedLineCount = 0
        var lastSeq: UInt64 = 0
        var hasOpen = false
        var failure: FileError?
        try reader.visit(from: LogReader.Position()) { view, line, _ in
            guard let view else {
                damagedLineCount += 1
                return true
            }
            let service = view.service(in: line)
            guard isKept(view, service, after: lastSeq, hasOpen) else { return true }
            if case .record = view.content { recordCount += 1 }
            if case .open? = service { hasOpen = true }
            lastSeq = max(lastSeq, view.seq)
            lines.append(copying: line)
            lines.append(0x0A)
            guard lines.count > 1 << 20 else { return true }
            do throws(FileError) { try file.appendAll(lines.span) } catch { failure = error }
            lines.removeAll(keepingCapacity: true)
            return failure == nil
        }
        if let failure { throw failure }
        try file.appendAll(lines.span)
        try file.sync()
        ReplayCommand.tell(
            Texts.salvaged(recordCount, path, damaged: damagedLineCount), options)
        if recordCount == 0 { return .failure }
        return damagedLineCount > 0 ? .damagedLog : .success
    }

    /// Where files were joined, the seams go; copies and what lost its place go too.
    private static func isKept(
        _ view: LineView, _ service: ServiceLine?, after last: UInt64, _ hasOpen: Bool
    ) -> Bool {
        switch service {
        case .open: return !hasOpen && view.seq >= last
        case .rotate, .damage: return false
        default: break
        }
        if case .record = view.content { return view.seq > last }
        return view.seq >= last
    }
}
