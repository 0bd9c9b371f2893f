/// A good line of a file, without its bytes.
package struct LinePlace: Sendable {
    package var offset: UInt64
    package var end: UInt64
    package var view: LineView
}

/// What is done with a line: nil for one that is damaged. False ends the reading.
package typealias LineVisitor = (LineView?, Span<UInt8>, UInt64) -> Bool
