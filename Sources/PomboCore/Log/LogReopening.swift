// What happens when somebody else moves the active file, deletes it or cuts it.

extension LogFile {
    /// Whether the file at the path is still the one that is written to. Worth asking each second.
    package mutating func place() throws(FileError) -> ActivePlace {
        guard isRegular else { return .here }
        let mine = try disk.facts(of: file)
        if mine.linkCount == 0 { return .deleted }
        guard try disk.facts(at: path.active)?.identity == mine.identity else { return .moved }
        return mine.byteCount < byteCount ? .cut : .here
    }

    /// What SIGHUP asks for: if the file was moved, deleted or cut, a new one at the path, as a
    /// rotation would make it; `seq` is the last number that was stamped. Says whether that was so.
    package mutating func reopen(
        after seq: UInt64, at now: WallTime, state: (inout [UInt8]) -> Void
    ) throws(LogError) -> Bool {
        let place = try whereToReopen()
        if place == .here { return false }
        do throws(LogAppendError) {
            let (last, remains) = try whatIsLeft(place)
            let end = last ?? LastLine(seq: seq, time: now)
            var checksum = end.checksum
            if last != nil { checksum = try appendRotateLine(end).checksum }
            try makeFresh(previous: remains, checksum, end, state)
            try exchange(remains)
        } catch {
            switch error {
            case .fatal(let cause): throw .system(cause)
            case .abandoned(let failure):
                throw .system(FileError(.write, path.active, failure.cause))
            }
        }
        return true
    }

    /// Where the file is, unless another one stands in its place. An empty one does not count: it
    /// is what programs that rotate logs leave there, and holds nothing.
    private mutating func whereToReopen() throws(LogError) -> ActivePlace {
        do throws(FileError) {
            let place = try place()
            guard place == .moved || place == .deleted,
                let other = try disk.facts(at: path.active)
            else { return place }
            if other.isRegular && other.byteCount == 0 { return place }
        } catch { throw .system(error) }
        throw .replaced(path: path.active)
    }

    /// The last line of the file that goes, and the name under which it is kept: what somebody left
    /// of a file that they cut is kept like one that was rotated.
    private mutating func whatIsLeft(
        _ place: ActivePlace
    ) throws(LogAppendError) -> (LastLine?, name: String?) {
        do throws(FileError) {
            if place == .cut { byteCount = try disk.facts(of: file).byteCount }
            let last = try LastLine(of: file, byteCount, on: &disk)
            return (last, place == .cut ? try segmentName() : nil)
        } catch { throw .abandoned(error.failure) }
    }
}

extension LogFailure {
    fileprivate var cause: FileError.Cause {
        switch self {
        case .full: .noSpace
        case .tooLarge: .tooLarge
        case .failed(let cause): cause
        }
    }
}
