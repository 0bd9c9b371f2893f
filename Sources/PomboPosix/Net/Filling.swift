/// How a receive ended: the number of messages, and why there are not more.
struct Filling {
    var count: Int
    var code: Int32
}
