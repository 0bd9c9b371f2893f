/// How datagrams get in and out of the kernel.
package enum Transfer: Sendable {
    /// One call for each datagram: what every system has.
    case portable
    /// One call for many (Linux).
    case batched
}
