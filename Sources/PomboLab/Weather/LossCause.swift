/// Which stage of a weather lost a datagram.
package enum LossCause: String, CaseIterable, Sendable {
    case outage, list, pattern, trace, meaning, loss, burst, mtu, queue
}
