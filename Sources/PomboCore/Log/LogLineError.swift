/// Why bytes are no line of the log. Small, because a scan of a damaged file meets many.
package enum LogLineError: Error, Hashable, Sendable {
    case tooShort
    case tooLong
    /// The last bytes are no `,"crc":"xxxxxxxx"}`.
    case trailer
    case checksum(stated: UInt32, computed: UInt32)
    /// The checksum holds, but this is not how pombo writes it; the offset says where.
    case notCanonical(offset: Int)
    /// A key that its kind needs is missing.
    case incomplete
}
