import CPombo

/// This machine's name on its networks.
package enum HostName {
    /// Without the domain; nil for a machine without a name.
    package static var current: String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let text = String(
            decoding: bytes.prefix { $0 != 0 && $0 != 0x2E }.map { UInt8(bitPattern: $0) },
            as: UTF8.self)
        return text.isEmpty ? nil : text
    }
}
