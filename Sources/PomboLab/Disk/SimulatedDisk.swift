import PomboCore

/// A file system with one folder, as a value. It can fill up, fail and kill at any call, forget
/// bytes and names that were not synced, tear them, and rot. It answers as the real one does, and
/// reading is a call like any other.
package struct SimulatedDisk: LogDisk, Sendable {
    /// An open file: its place among all files that there ever were.
    package struct Handle: Equatable, Sendable {
        let file: Int
    }

    struct Entry: Equatable, Sendable {
        var path: String
        var file: Int
    }

    /// All calls so far.
    package private(set) var calls = 0
    /// Files that were renamed into the active one's place.
    package private(set) var rotations = 0
    /// The process that used the disk is dead: nothing that it still asks for is done.
    package internal(set) var isDead = false
    /// The call in which the process is to die.
    package var deathCall: Int?
    package var fault: DiskFault?
    package var lie: DiskLie?
    /// Bytes that still fit; nil: no end in sight.
    package var space: Int?
    /// Somebody holds the lock.
    var isLocked = false

    var files: [SimulatedFile] = []
    var entries: [Entry] = []
    /// The entries as they were before each change that is not synced yet. Names are journaled:
    /// what is lost is lost from the end.
    var pastEntries: [[Entry]] = []
    var dice: Dice
    private let folder: String

    package init(folder: String, seed: UInt64) {
        self.folder = folder
        dice = Dice(seed: seed, purpose: 4)
    }

    // MARK: Calls

    /// Counts a call. Says why it fails, if it is the one that does.
    private mutating func begin() -> FileError.Cause? {
        calls += 1
        if calls == deathCall { isDead = true }
        if isDead { return .device }
        guard let fault, calls == fault.call || calls > fault.call && fault.isForever else {
            return nil
        }
        return fault.cause
    }

    private func path(of file: Handle) -> String {
        entries.first { $0.file == file.file }?.path ?? ""
    }

    func place(of path: String) -> Int? { entries.firstIndex { $0.path == path } }

    // MARK: Looking

    package mutating func facts(at path: String) throws(FileError) -> FileFacts? {
        if let cause = begin() { throw FileError(.inspect, path, cause) }
        if path == folder {
            var facts = FileFacts(FileFacts.Identity(device: 1, inode: 0))
            facts.isRegular = false
            facts.isFolder = true
            return facts
        }
        return place(of: path).map { facts(ofFile: entries[$0].file) }
    }

    package mutating func facts(of file: Handle) throws(FileError) -> FileFacts {
        if let cause = begin() { throw FileError(.inspect, path(of: file), cause) }
        return facts(ofFile: file.file)
    }

    private func facts(ofFile file: Int) -> FileFacts {
        var facts = FileFacts(FileFacts.Identity(device: 1, inode: UInt64(file) + 1))
        facts.linkCount = UInt64(entries.count { $0.file == file })
        facts.byteCount = UInt64(files[file].bytes.count)
        return facts
    }

    package mutating func names(in path: String) throws(FileError) -> [String] {
        if let cause = begin() { throw FileError(.list, path, cause) }
        return entries.map { String($0.path.dropFirst(folder.count + 1)) }.sorted()
    }

    package mutating func read<Result>(
        _ count: Int, at offset: UInt64, of file: Handle, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        if let cause = begin() { throw FileError(.read, path(of: file), cause) }
        let bytes = files[file.file].bytes
        let start = min(Int(offset), bytes.count)
        return body(bytes.span.extracting(start..<min(start + count, bytes.count)))
    }

    // MARK: Writing

    package mutating func open(_ path: String, _ mode: FileMode) throws(FileError) -> Handle {
        if let cause = begin() { throw FileError(.open, path, cause) }
        if let place = place(of: path) {
            if mode == .create { throw FileError(.open, path, .exists) }
            return Handle(file: entries[place].file)
        }
        guard mode == .append || mode == .create else { throw FileError(.open, path, .missing) }
        pastEntries.append(entries)
        entries.append(Entry(path: path, file: files.count))
        files.append(SimulatedFile())
        return Handle(file: files.count - 1)
    }

    package mutating func append(
        _ bytes: Span<UInt8>, to file: Handle
    ) throws(FileError) -> Int {
        var fitting = min(bytes.count, space ?? .max)
        let wasDead = isDead
        if let cause = begin() {
            // The last call of a process may get through by half, and so may one without room.
            fitting = !wasDead && (isDead || cause == .noSpace) ? part(of: fitting) : 0
            if fitting == 0 { throw FileError(.write, path(of: file), cause) }
        } else if fitting == 0, bytes.count > 0 {
            throw FileError(.write, path(of: file), .noSpace)
        }
        if space != nil { space! -= fitting }
        files[file.file].append(bytes.extracting(0..<fitting))
        return fitting
    }

    package mutating func write(
        _ bytes: Span<UInt8>, at offset: UInt64, of file: Handle
    ) throws(FileError) {
        let wasDead = isDead
        let cause = begin()
        let count = cause == nil ? bytes.count : wasDead ? 0 : part(of: bytes.count)
        if count > 0 {
            files[file.file].write(bytes.extracting(0..<count), at: Int(offset))
        }
        if let cause { throw FileError(.write, path(of: file), cause) }
    }

    /// How much of a write gets through that is interrupted: often nothing.
    private mutating func part(of count: Int) -> Int {
        dice.isLucky(30) ? 0 : dice.number(0...max(0, count - 1))
    }

    package mutating func sync(_ file: Handle) throws(FileError) -> Duration {
        if let cause = begin() {
            // The system may drop the pages, or keep them and try again.
            if !isDead, dice.isLucky(50) { files[file.file].dropUnsynced() }
            if isDead || lie != .failedSync { throw FileError(.sync, path(of: file), cause) }
        } else if lie != .lateSync || !path(of: file).hasSuffix(".new") {
            files[file.file].sync()
        }
        return .zero
    }

    package mutating func truncate(
        _ file: Handle, to byteCount: UInt64
    ) throws(FileError) {
        if let cause = begin() { throw FileError(.truncate, path(of: file), cause) }
        let before = files[file.file].bytes.count
        files[file.file].truncate(to: Int(byteCount))
        if space != nil { space! += max(0, before - Int(byteCount)) }
    }

    // MARK: Names

    package mutating func rename(_ old: String, to new: String) throws(FileError) {
        if let cause = begin() { throw FileError(.rename, old, cause) }
        guard place(of: old) != nil else { throw FileError(.rename, old, .missing) }
        if old.hasSuffix(".new") { rotations += 1 }
        pastEntries.append(entries)
        entries.removeAll { $0.path == new }
        entries[place(of: old)!].path = new
    }

    package mutating func remove(_ path: String) throws(FileError) {
        if let cause = begin() { throw FileError(.remove, path, cause) }
        guard place(of: path) != nil else { return }
        pastEntries.append(entries)
        entries.removeAll { $0.path == path }
    }

    package mutating func syncFolder(_ path: String) throws(FileError) {
        if let cause = begin() { throw FileError(.sync, path, cause) }
        pastEntries = []
    }

    package mutating func lock(_ path: String) throws(LogError) -> Handle {
        let file: Handle
        do throws(FileError) { file = try open(path, .append) } catch { throw .system(error) }
        if isLocked { throw .locked(path: path, holder: nil) }
        isLocked = true
        return file
    }
}
