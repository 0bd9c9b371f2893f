/// A SAY that waits for its turn.
struct HeldSay: Equatable, Sendable {
    var say: Say
    var text: [UInt8]
}
