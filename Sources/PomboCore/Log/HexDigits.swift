extension UInt64 {
    /// Sixteen hex digits, as the log writes ids.
    package var hexDigits: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
