/// Something that one end of a policy wants to be told later.
struct Alarm: Hashable, Sendable {
    var first: Int32
    var last: Int32 = 0
    var round: Int32 = 0
}
