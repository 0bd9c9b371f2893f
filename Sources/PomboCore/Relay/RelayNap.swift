/// When a relay naps before it takes what has come.
///
/// While more than half of its time goes into batches it naps for 250 µs before each, so that one
/// write, one sync and one train serve many. It does not where fewer than four datagrams would come
/// meanwhile: who waits for an answer before saying the next line would only wait longer.
package struct RelayNap: Equatable, Sendable {
    /// With it, 20,000 messages a second cost less than half of a core; and nobody sees it.
    package static let length = Duration.microseconds(250)
    package static let fewest = 4

    /// What went into the last batches, in nanoseconds, and how long the relay had nothing to do.
    private var worked: Int64 = 0
    private var idled: Int64 = 0
    private var napped: Int64 = 0
    /// How many datagrams came meanwhile, in thousandths.
    private var arrived: Int64 = 0

    package init() {}

    /// A batch is done. The relay had idled before something came, may have napped then, and has
    /// worked on what it took.
    package mutating func record(
        _ datagramCount: Int, idled: Duration, napped: Bool, worked: Duration
    ) {
        fade()
        self.worked += worked.nanoseconds
        // A silence is as good as ten: afterwards, lines come as if there had been none before.
        self.idled += min(idled, Self.length * 10).nanoseconds
        if napped { self.napped += Self.length.nanoseconds }
        arrived += Int64(datagramCount) * 1000
    }

    /// What is older counts for less: after eight batches, a third.
    private mutating func fade() {
        worked -= worked / 8
        idled -= idled / 8
        napped -= napped / 8
        arrived -= arrived / 8
    }

    /// Whether a nap now would be worth it.
    package var isWorthwhile: Bool {
        guard worked > idled else { return false }
        let elapsed = worked + idled + napped
        return arrived / 1000 * Self.length.nanoseconds >= Int64(Self.fewest) * elapsed
    }
}
