import PomboCore
import PomboPosix
import Testing

@testable import pombo

@Suite struct TimeArgumentTests {
    /// 2026-11-20 14:02:05.5 UTC.
    private static let now = WallTime(microseconds: 1_795_183_325_500_000)

    @Test(
        arguments: [
            ("now", 1_795_183_325_500_000), ("today", 1_795_132_800_000_000),
            ("yesterday", 1_795_046_400_000_000), ("-15m", 1_795_182_425_500_000),
            ("-250ms", 1_795_183_325_250_000), ("-2d", 1_795_010_525_500_000),
            ("@0", 0), ("@1795183320", 1_795_183_320_000_000), ("@1.000001", 1_000_001),
            ("2026-11-20", 1_795_132_800_000_000), ("2026-11-20 14:02", 1_795_183_320_000_000),
            ("2026-11-20T14:02:05", 1_795_183_325_000_000), ("14:02", 1_795_183_320_000_000),
            ("9:05:01", 1_795_165_501_000_000), ("14:02:05.25", 1_795_183_325_250_000),
            ("2026-11-20T15:02:05+01:00", 1_795_183_325_000_000),
            ("2026-11-20T14:02:05Z", 1_795_183_325_000_000),
            ("2026-11-20T10:32:05.123456789-03:30", 1_795_183_325_123_456),
            ("2024-02-29", 1_709_164_800_000_000), ("1969-12-31T23:59:59Z", -1_000_000),
        ] as [(String, Int64)])
    func `times are read as people write them`(text: String, microseconds: Int64) {
        let time = TimeArgument.read(text, now: Self.now, zone: .utc)
        #expect(time == WallTime(microseconds: microseconds))
    }

    @Test(arguments: [
        "", "tomorrow", "15", "15m", "-15", "-m", "@", "@x", "@1.", "2026-13-01", "2026-02-29",
        "2026-11-20T", "2026-11-20X14:02", "24:00", "14:60", "14:2", "14:02:61", "14:02Z",
        "2026-11-20T14:02:05+25:00", "2026-1-2", "+14:02", "14:02:05.", "2026-11-20T14:02+0100",
    ])
    func `what is no time is refused`(text: String) {
        #expect(TimeArgument.read(text, now: Self.now, zone: .utc) == nil)
    }

    @Test func `a civil time and its instant are the same, for four hundred years`() {
        var day = CivilTime(year: 1800, month: 1, day: 1).wallTime().microseconds
        var (year, month, date) = (1800, 1, 1)
        while year < 2210 {
            let civil = CivilTime(WallTime(microseconds: day))
            guard civil.year == year, civil.month == month, civil.day == date,
                civil.wallTime().microseconds == day
            else {
                Issue.record("\(year)-\(month)-\(date)")
                return
            }
            day += 86_400_000_000
            date += 1
            if date > CivilTime.dayCount(year, month) { (month, date) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }
}
