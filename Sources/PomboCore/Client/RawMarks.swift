/// What there is to say about a record of the naked network.
package struct RawMarks: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// At least one record before it has not come.
    package static let lostBefore = RawMarks(rawValue: 1)
    /// It came after a newer one.
    package static let late = RawMarks(rawValue: 2)
    /// It came before, or its author's line was stamped twice.
    package static let doubled = RawMarks(rawValue: 4)
}
