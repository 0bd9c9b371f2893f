import PomboCore
import PomboLab
import PomboPosix

/// A point in time as people type it: `2026-11-20`, `2026-11-20 14:02`, `14:02:05`, RFC 3339,
/// `-15m`, `now`, `today`, `yesterday`, `@1763650000`.
enum TimeArgument {
    static func read(_ text: String, now: WallTime, zone: Zone) -> WallTime? {
        word(text, now, zone) ?? unix(text) ?? ago(text, now) ?? date(text, now, zone)
    }

    private static func word(_ text: String, _ now: WallTime, _ zone: Zone) -> WallTime? {
        switch text {
        case "now": now
        case "today": midnight(now, zone)
        // Not 24 hours before midnight: a day of a clock change is longer or shorter.
        case "yesterday":
            midnight(
                WallTime(microseconds: midnight(now, zone).microseconds - 43_200_000_000), zone)
        default: nil
        }
    }

    private static func midnight(_ time: WallTime, _ zone: Zone) -> WallTime {
        let civil = zone.civil(time)
        return zone.wallTime(CivilTime(year: civil.year, month: civil.month, day: civil.day))
    }

    /// `@seconds`, with a fraction if wanted.
    private static func unix(_ text: String) -> WallTime? {
        guard text.hasPrefix("@") else { return nil }
        let parts = text.dropFirst().split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let seconds = number(parts[0], 1...11) else { return nil }
        guard let micros = parts.count == 2 ? fraction(parts[1]) : 0 else { return nil }
        return WallTime(microseconds: Int64(seconds) * 1_000_000 + Int64(micros))
    }

    /// `-15m`: so long ago.
    private static func ago(_ text: String, _ now: WallTime) -> WallTime? {
        guard text.hasPrefix("-"), let span = Quantity.duration(text.dropFirst()) else {
            return nil
        }
        return WallTime(microseconds: now.microseconds - span.microseconds)
    }

    private static func date(_ text: String, _ now: WallTime, _ zone: Zone) -> WallTime? {
        var rest = Substring(text)
        var civil = zone.civil(now)
        (civil.hour, civil.minute, civil.second, civil.microsecond) = (0, 0, 0, 0)
        var hasDate = false
        if rest.count >= 10, rest.dropFirst(4).first == "-" {
            let parts = rest.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let year = number(parts[0], 4...4),
                let month = number(parts[1], 2...2), let day = number(parts[2], 2...2)
            else { return nil }
            (civil.year, civil.month, civil.day) = (year, month, day)
            rest = rest.dropFirst(10)
            hasDate = true
            if rest.isEmpty { return civil.isValid ? zone.wallTime(civil) : nil }
            guard let mark = rest.popFirst(), mark == "T" || mark == "t" || mark == " " else {
                return nil
            }
        }
        let (clock, offset) = splitOffset(rest)
        guard read(clock, into: &civil), civil.isValid else { return nil }
        guard let offset else { return rest == clock ? zone.wallTime(civil) : nil }
        return hasDate ? civil.wallTime(offset: offset) : nil
    }

    private static func read(_ clock: Substring, into civil: inout CivilTime) -> Bool {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hour = number(parts[0], 1...2),
            let minute = number(parts[1], 2...2)
        else { return false }
        (civil.hour, civil.minute) = (hour, minute)
        if parts.count == 2 { return true }
        let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let second = number(seconds[0], 2...2),
            let micros = seconds.count == 2 ? fraction(seconds[1]) : 0
        else { return false }
        (civil.second, civil.microsecond) = (second, micros)
        return true
    }

    /// `Z` or `+01:00` behind a time of day, in seconds; nil if there is none or it is wrong.
    private static func splitOffset(_ text: Substring) -> (clock: Substring, offset: Int?) {
        if text.hasSuffix("Z") || text.hasSuffix("z") { return (text.dropLast(), 0) }
        let tail = text.suffix(6)
        guard tail.count == 6, let sign = tail.first, sign == "+" || sign == "-",
            let hours = number(tail.dropFirst().prefix(2), 2...2), tail.dropFirst(3).first == ":",
            let minutes = number(tail.suffix(2), 2...2), hours < 24, minutes < 60
        else { return (text, nil) }
        let seconds = hours * 3600 + minutes * 60
        return (text.dropLast(6), sign == "-" ? -seconds : seconds)
    }

    /// Up to six digits behind a point, as microseconds.
    private static func fraction(_ digits: Substring) -> Int? {
        guard let value = number(digits, 1...9) else { return nil }
        var micros = value
        for _ in digits.count..<max(digits.count, 6) { micros *= 10 }
        for _ in 6..<max(digits.count, 6) { micros /= 10 }
        return micros
    }

    private static func number(_ digits: Substring, _ width: ClosedRange<Int>) -> Int? {
        guard width.contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        return Int(digits)
    }
}
