import PomboCore

/// Numbers as people read them.
enum ChatFigures {
    /// `0.4 ms`, `12 ms`, `1.3 s`.
    static func time(_ duration: Duration) -> String {
        let micros = duration.microseconds
        if micros < 10_000 { return "\(micros / 1000).\(micros % 1000 / 100) ms" }
        if micros < 1_000_000 { return "\(micros / 1000) ms" }
        return "\(micros / 1_000_000).\(micros % 1_000_000 / 100_000) s"
    }

    /// Of hundredths of a percent: `0%`, `2.5%`, `12%`.
    static func percent(_ hundredths: Int) -> String {
        if hundredths >= 1000 { return "\(hundredths / 100)%" }
        let tenths = hundredths / 10
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
}
