/// Who is counted as one: an IPv4, link-local or unique local address alone; of other IPv6 the /64,
/// since one host owns all of it.
struct Source: Equatable, Sendable {
    let high: UInt64
    let low: UInt64

    init(_ address: Address) {
        let isSingle = address.isIPv4 || address.isLinkLocal || address.isUniqueLocal
        high = address.high ^ UInt64(address.scope) << 32
        low = isSingle || address.isLoopback ? address.low : 0
    }
}
