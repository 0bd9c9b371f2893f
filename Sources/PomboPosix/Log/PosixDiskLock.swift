import CPombo
import PomboCore

extension PosixDisk {
    /// The lock beside a log. The file is never deleted: a lock on a name that comes and goes would
    /// let two relays each hold one.
    package func lock(_ path: String) throws(LogError) -> OpenFile {
        let file: File
        do throws(FileError) { file = try File(path, .append) } catch { throw .system(error) }
        guard try Self.take(file) else {
            throw .locked(path: path, holder: Self.holder(file))
        }
        // On a full disk the number cannot be kept, but the lock holds all the same.
        if (try? file.truncate(to: 0)) != nil {
            _ = try? file.append(Array("\(getpid())\n".utf8).span)
        }
        return OpenFile(file)
    }

    /// Some tries: what a former holder has just started may hold the lock too, for the moment
    /// until it becomes another program.
    private static func take(_ file: borrowing File) throws(LogError) -> Bool {
        for attempt in 0..<10 {
            do throws(FileError) {
                if try file.tryLock() { return true }
            } catch { throw .system(error) }
            if attempt < 9 {
                _ = ReplayClock.sleep(until: ReplayClock.now.advanced(by: .milliseconds(10)))
            }
        }
        return false
    }

    private static func holder(_ file: borrowing File) -> Int32? {
        var bytes: [UInt8] = []
        guard (try? file.read(32, at: 0, to: &bytes)) != nil else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
    }
}
