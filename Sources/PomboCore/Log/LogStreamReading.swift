extension LogFiles {
    /// How far back the newest record of a stream is looked for when its number is not known, or
    /// when damage broke the chain: about 40,000 records, some milliseconds.
    private static var searchLimit: UInt64 { 8 << 20 }

    /// The lines that a relay asked for, oldest first.
    package func lines(
        for request: ReadRequest, on disk: inout Disk
    ) throws(FileError) -> [UInt8] {
        try lines(
            of: request.stream, newest: request.newest, count: request.count, on: &disk)
    }

    /// The newest records of a stream up to `newest`, oldest first: along the chain of `prev`, so
    /// that other rooms' records in between cost nothing.
    package func lines(
        of stream: ReadRequest.Source, newest: UInt64, count: Int, on disk: inout Disk
    ) throws(FileError) -> [UInt8] {
        var found: [[UInt8]] = []
        var seq = newest
        while found.count < count, seq > 0 {
            guard let (line, prev) = try self.newest(of: stream, upTo: seq, on: &disk) else {
                break
            }
            found.append(line)
            // A chain that does not lead back would never end.
            guard prev < seq else { break }
            seq = prev
        }
        return found.reversed().reduce(into: []) { lines, line in
            lines += line
            lines.append(0x0A)
        }
    }

    private func newest(
        of stream: ReadRequest.Source, upTo seq: UInt64, on disk: inout Disk
    ) throws(FileError) -> (line: [UInt8], prev: UInt64)? {
        if let (segment, place) = try record(seq: seq, on: &disk) {
            let line = try segments[segment].line(at: place, on: &disk)
            if let prev = Self.prev(of: place.view, line.span, in: stream) { return (line, prev) }
        }
        return try searchBack(stream, upTo: seq, on: &disk)
    }

    /// Without a chain: backwards in pieces, each read forwards.
    private func searchBack(
        _ stream: ReadRequest.Source, upTo seq: UInt64, on disk: inout Disk
    ) throws(FileError) -> (line: [UInt8], prev: UInt64)? {
        // Somebody may have moved the only file away.
        if segments.isEmpty { return nil }
        var end = try position(seq: seq &+ 1, on: &disk) ?? self.end
        var left = Self.searchLimit
        while left > 0 {
            let size = min(left, 1 << 16, end.offset)
            let start = end.offset - size
            var found: (line: [UInt8], prev: UInt64)?
            var from = start
            while let place = try segments[end.segment].firstGood(
                from: from, before: end.offset, on: &disk)
            {
                from = place.end
                guard place.view.seq <= seq else { continue }
                let line = try segments[end.segment].line(at: place, on: &disk)
                if let prev = Self.prev(of: place.view, line.span, in: stream) {
                    found = (line, prev)
                }
            }
            if let found { return found }
            left -= size
            end.offset = start
            if start == 0 {
                guard end.segment > 0 else { return nil }
                end.segment -= 1
                end.offset = segments[end.segment].byteCount
            }
        }
        return nil
    }

    /// The record's predecessor, if it is a record of the stream.
    private static func prev(
        of view: LineView, _ line: Span<UInt8>, in stream: ReadRequest.Source
    ) -> UInt64? {
        guard case .record(let record) = view.content else { return nil }
        let isMember =
            switch stream {
            case .room(let name): record.to == nil && view.record(record, in: line).room == name
            case .inbox(let client): record.to == client
            }
        return isMember ? record.prev : nil
    }
}
