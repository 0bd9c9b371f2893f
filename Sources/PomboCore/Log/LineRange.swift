/// A place in a line, in four bytes: lines are short.
package struct LineRange: Equatable, Sendable {
    private let start: UInt16
    private let end: UInt16

    static let none = LineRange(0..<0)

    init(_ range: Range<Int>) {
        start = UInt16(truncatingIfNeeded: range.lowerBound)
        end = UInt16(truncatingIfNeeded: range.upperBound)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }
}
