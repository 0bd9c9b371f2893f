/// Numbers as tables and files show them: the same digits on every platform.
package enum Figure {
    /// With so many places behind the point, rounded half up.
    package static func decimal(_ value: Double, places: Int) -> String {
        precondition((0...9).contains(places))
        guard value.isFinite, value.magnitude < 1e9 else { return value < 0 ? "-inf" : "inf" }
        var scale: UInt64 = 1
        for _ in 0..<places { scale *= 10 }
        let units = UInt64(value.magnitude * Double(scale) + 0.5)
        let sign = value < 0 && units > 0 ? "-" : ""
        if places == 0 { return "\(sign)\(units)" }
        let digits = String(units % scale)
        let padding = String(repeating: "0", count: places - digits.count)
        return "\(sign)\(units / scale).\(padding)\(digits)"
    }

    /// A share as a percentage with about three digits: `12.3%`, `5.01%`, `0.034%`.
    package static func percent(_ share: Double) -> String {
        let value = share * 100
        let places = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.0995 ? 2 : 3
        if share == 0 { return "0%" }
        return value < 0.0005 ? "<0.001%" : decimal(value, places: places) + "%"
    }

    /// Milliseconds with three digits or so: `20.0ms`, `1.25s`; never is `∞`.
    package static func delay(_ duration: Duration?) -> String {
        guard let duration else { return "∞" }
        let (seconds, attoseconds) = duration.components
        let milliseconds = Double(seconds * 1_000_000_000 + attoseconds / 1_000_000_000) / 1e6
        switch milliseconds {
        case 9_995...: return decimal(milliseconds / 1000, places: 1) + "s"
        case 999.5...: return decimal(milliseconds / 1000, places: 2) + "s"
        case 99.95...: return decimal(milliseconds, places: 0) + "ms"
        case 9.995...: return decimal(milliseconds, places: 1) + "ms"
        default: return decimal(milliseconds, places: 2) + "ms"
        }
    }

    /// `800bit/s`, `7.99kbit/s`, `1.20Mbit/s`.
    package static func bitRate(_ bitsPerSecond: Double) -> String {
        switch bitsPerSecond {
        case 999_500...: decimal(bitsPerSecond / 1e6, places: 2) + "Mbit/s"
        case 999.5...: decimal(bitsPerSecond / 1000, places: 2) + "kbit/s"
        default: decimal(bitsPerSecond, places: 0) + "bit/s"
        }
    }
}
