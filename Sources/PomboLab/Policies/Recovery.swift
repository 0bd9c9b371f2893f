/// How a message came to its receiver.
package enum Recovery: UInt8, CaseIterable, Sendable {
    /// By its first transmission.
    case first
    /// It was sent again.
    case again
    /// With the message after it.
    case echo
    /// From its group's parity.
    case parity
    /// Not at all.
    case never
}
