/// A whole line in memory of its own, for whoever keeps it.
package enum ParsedLine: Equatable, Sendable {
    case record(LogRecord, text: [UInt8])
    case service(ServiceLine, seq: UInt64, time: WallTime)
    /// A kind of a later version: skipped and counted, but its number counts.
    case unknown(kind: String, seq: UInt64, time: WallTime)

    package var seq: UInt64 {
        switch self {
        case .record(let record, _): record.seq
        case .service(_, let seq, _): seq
        case .unknown(_, let seq, _): seq
        }
    }

    package var time: WallTime {
        switch self {
        case .record(let record, _): record.time
        case .service(_, _, let time): time
        case .unknown(_, _, let time): time
        }
    }
}
