/// A date and a time of day as people write them, in some zone. Pure arithmetic: which zone that
/// is, the shell has to say.
package struct CivilTime: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var microsecond: Int

    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        microsecond: Int = 0
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
    }

    /// `offset` seconds east of UTC.
    package init(_ time: WallTime, offset: Int = 0) {
        let micros = Self.divide(Int(time.microseconds), 1_000_000)
        let seconds = Self.divide(micros.quotient + offset, 86_400)
        // Days are counted from a first of March, so that leap days end a year; the rest follows
        // from the Gregorian cycle of 400 years with 146,097 days.
        let cycle = Self.divide(seconds.quotient + 719_468, 146_097)
        let dayOfCycle = cycle.remainder
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfCycle + cycle.quotient * 400 + (month <= 2 ? 1 : 0)
        hour = seconds.remainder / 3600
        minute = seconds.remainder / 60 % 60
        second = seconds.remainder % 60
        microsecond = micros.remainder
    }

    /// The instant this is at `offset` seconds east of UTC.
    package func wallTime(offset: Int = 0) -> WallTime {
        let shifted = month <= 2 ? year - 1 : year
        let cycle = Self.divide(shifted, 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let yearOfCycle = cycle.remainder
        let dayOfCycle = 365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        let days = cycle.quotient * 146_097 + dayOfCycle - 719_468
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return WallTime(microseconds: Int64(seconds) * 1_000_000 + Int64(microsecond))
    }

    package var isValid: Bool {
        (1...9999).contains(year) && (1...12).contains(month)
            && (1...Self.dayCount(year, month)).contains(day) && (0...23).contains(hour)
            && (0...59).contains(minute) && (0...59).contains(second)
    }

    package static func dayCount(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `20261120T140205Z`, for names of files.
    package var compact: String {
        "\(Self.pad(year, 4))\(Self.pad(month))\(Self.pad(day))"
            + "T\(Self.pad(hour))\(Self.pad(minute))\(Self.pad(second))Z"
    }

    package var date: String { "\(Self.pad(year, 4))-\(Self.pad(month))-\(Self.pad(day))" }

    package var clock: String { "\(Self.pad(hour)):\(Self.pad(minute)):\(Self.pad(second))" }

    package static func pad(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Division whose remainder is never negative, also before 1970.
    private static func divide(_ value: Int, _ by: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
        return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
    }
}
