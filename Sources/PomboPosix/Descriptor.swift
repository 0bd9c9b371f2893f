import CPombo

/// An open descriptor with one owner, closed when the owner goes.
package struct Descriptor: ~Copyable, Sendable {
    package let number: Int32

    package init(owning number: Int32) {
        precondition(number >= 0)
        self.number = number
    }

    deinit { close(number) }
}
