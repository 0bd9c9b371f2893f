/// A datagram's content. `encode` and `init(_:)` are inverses.
package protocol Frame: Equatable, Sendable {
    static var type: FrameType { get }
    static var layout: Layout { get }

    /// Reads a datagram whose header `Header` has checked.
    init(_ datagram: Span<UInt8>) throws(FrameError)
}

extension Frame {
    /// Reads a checked datagram that must at least hold the fixed part.
    @inline(__always)
    static func require(_ datagram: Span<UInt8>, _ byteCount: Int) throws(FrameError) {
        if datagram.count < byteCount { throw .tooShort(byteCount: datagram.count) }
    }
}
