import PomboCore

/// A message that waits until the client takes it: a long line has more pieces than there may be
/// room for.
struct ChatPiece {
    var text: [UInt8]
    var kind: Kind
    var recipient: UInt64?
}
