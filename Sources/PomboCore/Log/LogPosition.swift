/// Where a line of a log begins: in which of its files, and at which byte there.
package struct LogPosition: Equatable, Sendable {
    package var segment: Int
    package var offset: UInt64

    package init(segment: Int = 0, offset: UInt64 = 0) {
        self.segment = segment
        self.offset = offset
    }
}
