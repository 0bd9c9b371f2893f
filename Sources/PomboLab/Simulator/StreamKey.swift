import PomboCore

/// Whose chain a record belongs to.
enum StreamKey: Hashable, Sendable {
    case room(String)
    case inbox(UInt64)

    init(_ record: LogRecord) {
        self = record.to.map { .inbox($0) } ?? .room(record.room)
    }
}
