/// One line of the log: canonical JSON, `seq` and `t` first, `crc` last (rules L-1 … of
/// protocol.md). Encoding and parsing are inverses, and neither needs more than the bytes.
package enum LogLine {
    /// The longest line there can be, newline included: a text of nothing but characters that are
    /// escaped, and every field. What is longer is damage, so memory has a bound.
    package static let byteLimit = 8192

    /// The largest number and the latest time that a line may have: what sqlite keeps, and the end
    /// of the year 9999. Whoever writes more has made it up, and going on from there overflows.
    static let seqLimit = UInt64(Int64.max)
    static let timeLimit: UInt64 = 253_402_300_799_999_999

    /// The version that `open` lines carry.
    package static let version = 1

    /// The end of every line: `,"crc":"xxxxxxxx"}` and the newline.
    static let trailerSize = 19

    /// The index of the next newline from `start` on, or the count if there is none.
    package static func newline(in bytes: Span<UInt8>, from start: Int) -> Int {
        ByteSearch.newline(in: bytes, from: start)
    }

    /// Appends the trailer to the line that begins at `start`. The checksum covers everything
    /// before its own comma.
    @inline(__always)
    static func seal(_ lines: inout [UInt8], from start: Int) {
        let checksum = CRC32C.of(lines.span.extracting(start..<lines.count))
        lines.append(addingCapacity: trailerSize) { (out: inout OutputSpan<UInt8>) in
            out.append(trailer: checksum)
        }
    }
}
