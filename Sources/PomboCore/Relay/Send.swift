/// One datagram and who gets it. A room's datagram stands here once, however many members it has.
package struct Send: Equatable, Sendable {
    package var range: Range<Int>
    package var audience: Audience

    package init(range: Range<Int>, audience: Audience) {
        self.range = range
        self.audience = audience
    }
}
