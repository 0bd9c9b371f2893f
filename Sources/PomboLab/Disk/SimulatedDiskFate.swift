import PomboCore

// What happens to a disk from outside the process that uses it, and what a witness sees there.

extension SimulatedDisk {
    /// The process is killed where it stands.
    package mutating func die() { isDead = true }

    /// Another process begins, on the disk as it is.
    package mutating func restart() {
        if isDead { deathCall = nil }
        isDead = false
        isLocked = false
    }

    /// Kills the process in the call after `calls` more ones.
    package mutating func die(after calls: Int) { deathCall = self.calls + calls + 1 }

    /// Whatever fails does not any more.
    package mutating func heal() {
        fault = nil
        space = nil
    }

    package var isSound: Bool { space == nil && fault?.isForever != true }

    /// Power is gone: what was not synced may be lost, names from the last one on, bytes in any
    /// way.
    package mutating func losePower() {
        let pick = dice.number(0...pastEntries.count)
        if pick < pastEntries.count { entries = pastEntries[pick] }
        pastEntries = []
        for file in files.indices { files[file].losePower(&dice) }
    }

    /// Flips one bit behind the first line of a file: without that line it would be nobody's log,
    /// and somebody would have to come.
    package mutating func rot(_ path: String) {
        guard let place = place(of: path) else { return }
        let file = entries[place].file
        let bytes = files[file].bytes
        guard let end = bytes.firstIndex(of: 0x0A), end + 1 < bytes.count else { return }
        files[file].flip(UInt8(dice.number(0...7)), of: dice.number(end + 1...bytes.count - 1))
    }

    /// What is in a file, seen from outside; nil if there is none of that name.
    package func content(_ path: String) -> [UInt8]? {
        place(of: path).map { files[entries[$0].file].bytes }
    }

    package var paths: [String] { entries.map(\.path).sorted() }

    /// The file of this name, and whether all of it would survive a loss of power.
    func file(at path: String) -> (number: Int, isSynced: Bool)? {
        place(of: path).map { (entries[$0].file, files[entries[$0].file].isSynced) }
    }

    func isSynced(_ file: Int) -> Bool { files[file].isSynced }
}

extension SimulatedDisk {
    /// The files of a log that have a number or are active, oldest first.
    package func logFiles(_ path: LogPath) -> [[UInt8]] {
        let segments = paths.filter { $0.hasPrefix(path.beside("\(path.stem)-")) }
        return (segments + [path.active]).compactMap { content($0) }
    }
}
