/// What may stand in a message: well-formed UTF-8 of bounded length without NUL, C0 (but TAB), DEL
/// and C1. Nothing else is ever stamped.
package enum Text {
    package static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= Specification.textLimit else { return false }
        // Without a way out in the middle the loop takes sixteen bytes at a time.
        var controls: UInt8 = 0
        var all: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            controls |= byte < 0x20 && byte != 0x09 || byte == 0x7F ? 1 : 0
            all |= byte
        }
        if controls != 0 { return false }
        if all < 0x80 { return true }
        guard (try? UTF8Span(validating: bytes)) != nil else { return false }
        for index in 1..<bytes.count where bytes[index - 1] == 0xC2 && bytes[index] < 0xA0 {
            return false
        }
        return true
    }

    /// The bytes as a string; they were checked when they came in.
    package static func string(_ bytes: Span<UInt8>) -> String {
        guard let valid = try? UTF8Span(validating: bytes) else { return "" }
        return String(copying: valid)
    }
}

extension Span<UInt8> {
    /// A short text of a datagram that a person may come to read.
    func remark(_ start: Int, _ count: Int, of type: FrameType) throws(FrameError) -> String {
        guard start + count <= self.count else { throw .tooShort(byteCount: self.count) }
        let bytes = extracting(start..<start + count)
        guard count <= Specification.remarkLimit, Text.isValid(bytes) else { throw .text(type) }
        return Text.string(bytes)
    }
}

extension OutputSpan<UInt8> {
    @inline(__always)
    mutating func append(text: String) {
        append(copying: text.utf8.span)
    }
}
