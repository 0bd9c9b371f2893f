import PomboCore
import PomboPosix

/// Who says something under a key: the same one in every run, so that what an earlier run had
/// stamped is not stamped again.
struct SendIdentity: Equatable {
    let client: UInt64
    let key: UInt64
    /// Rises from run to run, as P-20 wants it of one client id.
    let attempt: UInt32

    /// A relay drops what is not above the attempt it has seen, so two runs in one unit of time
    /// would shut the second one out. Finer units would begin anew too soon: these last for 13
    /// years.
    private static let unit: Int64 = 100_000

    init(_ key: String, at now: WallTime) {
        var words: [UInt64] = []
        for purpose: UInt64 in 1...2 {
            var hash = SipHash(Secret(low: purpose, high: 0x706F_6D62_6F2D_6964))
            for byte in key.utf8 { hash.combine(UInt64(byte)) }
            words.append(hash.finish())
        }
        client = words[0] | 1
        self.key = words[1]
        attempt = UInt32(truncatingIfNeeded: now.microseconds / Self.unit)
    }

    /// How long this run must go on, so that the next one begins above it; it counts one attempt
    /// of its own.
    func remainder(at now: WallTime) -> Duration {
        let end = (now.microseconds / Self.unit + 1) * Self.unit
        let isOver = UInt32(truncatingIfNeeded: now.microseconds / Self.unit) != attempt
        return isOver ? .zero : .microseconds(end - now.microseconds)
    }
}
