/// What the last line of a file says, for the one that follows it.
struct LastLine {
    var seq: UInt64
    var time: WallTime
    var checksum: UInt32?

    init(seq: UInt64, time: WallTime) {
        self.seq = seq
        self.time = time
    }

    /// Nil if the file does not end with a good line.
    init?<Disk: LogDisk>(
        of file: Disk.Handle, _ byteCount: UInt64, on disk: inout Disk
    ) throws(FileError) {
        let start = byteCount - min(byteCount, UInt64(LogLine.byteLimit))
        let view = try disk.read(Int(byteCount - start), at: start, of: file) { Self.view(in: $0) }
        guard let view else { return nil }
        seq = view.seq
        time = view.time
        checksum = view.checksum
    }

    private static func view(in bytes: Span<UInt8>) -> LineView? {
        let end = bytes.count - 1
        guard end >= 0, bytes[end] == 0x0A else { return nil }
        var start = end
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        return try? LogLine.view(bytes.extracting(start..<end))
    }
}
