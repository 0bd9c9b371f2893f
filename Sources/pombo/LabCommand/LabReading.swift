import PomboCore
import PomboLab
import PomboPosix

/// Reads a lab file and every file that it names. Names are relative to the lab file's folder.
enum LabReading {
    /// A recording has some ten bytes for each datagram.
    static let recordingByteLimit = 64 << 20

    static func setting(at path: String) throws(LabFailure) -> LabSetting {
        let bytes = try bytes(of: path, limit: LabLimit.fileByteCount)
        let file: LabFile
        do throws(LabFileError) {
            file = try LabFile(bytes.span)
        } catch {
            throw .lab(path: path, error, text: String(decoding: bytes, as: UTF8.self))
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let recordings = try recordings(of: file, in: folder)
        guard case .replay(let name, let speed) = file.traffic.source else {
            return LabSetting(file, recordings: recordings)
        }
        let chat = try LabChat(inside(folder, name))
        return try chat.setting(file, speed: speed, recordings: recordings)
    }

    private static func recordings(
        of file: LabFile, in folder: String
    ) throws(LabFailure) -> Recordings {
        var recordings = Recordings()
        for name in LabSetting.recordingNames(of: file) {
            recordings.add(try recording(inside(folder, name)), named: name)
        }
        return recordings
    }

    static func recording(_ path: String) throws(LabFailure) -> Trace {
        let bytes = try bytes(of: path, limit: recordingByteLimit)
        do throws(TraceError) {
            return try Trace(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .recording(path: path, error)
        }
    }

    private static func inside(_ folder: String, _ name: String) -> String {
        name.hasPrefix("/") ? name : folder + name
    }

    private static func bytes(of path: String, limit: Int) throws(LabFailure) -> [UInt8] {
        do throws(FileError) {
            let file = try File(path, .read)
            var bytes: [UInt8] = []
            // One more than allowed, to know of it, whatever the file's facts say.
            try file.read(limit + 1, at: 0, to: &bytes)
            if bytes.count <= limit { return bytes }
        } catch {
            throw LabFailure(error)
        }
        throw .tooLarge(path: path, limit: limit)
    }
}
