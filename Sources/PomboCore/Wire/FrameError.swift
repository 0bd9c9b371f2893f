/// Why a datagram was dropped. Small and without payload on the heap: dropping rubbish has to be
/// cheaper than sending it.
package enum FrameError: Error, Hashable, Sendable {
    case tooShort(byteCount: Int)
    case tooLong(byteCount: Int)
    case magic(UInt16)
    case version(UInt8)
    case length(stated: Int, arrived: Int)
    case checksum
    case type(UInt8)
    /// A type that only the own side sends.
    case direction(FrameType)
    case sealed(keyID: UInt8)
    /// A field with a value that its type forbids.
    case field(FrameType)
    case text(FrameType)

    /// The causes by which drops are counted.
    package enum Cause: Int, CaseIterable, Sendable {
        case tooShort, tooLong, magic, version, length, checksum, type, direction, sealed, field
        case text
    }

    package var cause: Cause {
        switch self {
        case .tooShort: .tooShort
        case .tooLong: .tooLong
        case .magic: .magic
        case .version: .version
        case .length: .length
        case .checksum: .checksum
        case .type: .type
        case .direction: .direction
        case .sealed: .sealed
        case .field: .field
        case .text: .text
        }
    }
}
