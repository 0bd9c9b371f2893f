/// What time it is, on both clocks. The shell reads it once per wake-up and hands it in, so that
/// everything that happens in one wake-up happens at the same time.
package struct Moment: Hashable, Sendable {
    package var instant: Instant
    package var wall: WallTime

    package init(instant: Instant, wall: WallTime) {
        self.instant = instant
        self.wall = wall
    }
}
