/// What may stand in a message: well-formed UTF-8 of bounded length without NUL, C0 (but TAB), DEL
/// and C1. Nothing else is ever stamped.
package enum Text {
    package static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= Specification.textLimit else { return false }
        // Without a way out in the middle the loop takes sixteen bytes at a time.
        var least: UInt8 = 0xFF
        var all: UInt8 = 0
        var deletes: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            least = min(least, byte)
            all |= byte
            deletes |= byte == 0x7F ? 1 : 0
        }
        if deletes != 0 || least < 0x20 && !hasOnlyTabs(bytes) { return false }
        if all < 0x80 { return true }
        guard (try? UTF8Span(validating: bytes)) != nil else { return false }
        for index in 1..<bytes.count where bytes[index - 1] == 0xC2 && bytes[index] < 0xA0 {
            return false
        }
        return true
    }

    /// Whether what is below the space is nothing but TAB: rare, so looked at apart.
    private static func hasOnlyTabs(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] < 0x20 && bytes[index] != 0x09 {
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
