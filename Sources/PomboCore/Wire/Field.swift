/// One row of a datagram's picture in protocol.md. A size of zero is "the rest".
package struct Field: Hashable, Sendable {
    package let offset: Int
    package let size: Int
    package let name: String

    package init(_ offset: Int, _ size: Int, _ name: String) {
        self.offset = offset
        self.size = size
        self.name = name
    }
}
