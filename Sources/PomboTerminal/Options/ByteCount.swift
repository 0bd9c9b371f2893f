import PomboLab

/// Sizes as people type them.
package enum ByteCount {
    /// The letters with an `i` and those alone are powers of 1024, with a `B` powers of 1000, as
    /// the GNU tools have it.
    private static let units: [(name: String, bytes: UInt64)] = [
        ("", 1), ("B", 1), ("K", 1 << 10), ("KiB", 1 << 10), ("M", 1 << 20), ("MiB", 1 << 20),
        ("G", 1 << 30), ("GiB", 1 << 30), ("T", 1 << 40), ("TiB", 1 << 40), ("kB", 1000),
        ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ]

    /// Nil also for a part of a byte.
    package static func read(_ text: String) -> UInt64? {
        let number = text.prefix { $0 >= "0" && $0 <= "9" || $0 == "." }
        let unit = text.dropFirst(number.count)
        guard let factor = units.first(where: { $0.name == unit })?.bytes,
            let decimal = Decimal(number, places: 9)
        else { return nil }
        let product = UInt128(decimal.units) * UInt128(factor)
        guard product % 1_000_000_000 == 0 else { return nil }
        return UInt64(exactly: product / 1_000_000_000)
    }

    /// In the largest power of 1024 that holds it whole.
    package static func text(_ bytes: UInt64) -> String {
        let names: [(String, UInt64)] = [
            ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
        ]
        let unit = names.first { bytes > 0 && bytes % $0.1 == 0 }
        return unit.map { "\(bytes / $0.1)\($0.0)" } ?? "\(bytes)"
    }
}
