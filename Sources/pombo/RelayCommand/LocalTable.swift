import PomboCore
import PomboPosix

/// Which of this machine's addresses each one's datagrams came to, and so are answered from.
struct LocalTable {
    private var locals: [Address: LocalAddress] = [:]
    private let isKept: Bool
    /// Noted last: of a train all but the first are known to be noted.
    private var last: (source: Address, local: LocalAddress)?

    init(isKept: Bool) { self.isKept = isKept }

    mutating func note(_ local: LocalAddress, of source: Address) {
        guard isKept else { return }
        if let last, last == (source, local) { return }
        last = (source, local)
        locals[source] = local
    }

    var isFull: Bool { locals.count > Self.limit }

    /// Forgets what a flood from everywhere left behind, and keeps the members'.
    mutating func forgetStrangers(to relay: borrowing Relay) {
        // A closure cannot look at what is only borrowed.
        var kept: [Address: LocalAddress] = [:]
        for (address, local) in locals where relay.isProven(address) { kept[address] = local }
        locals = kept
        last = nil
    }

    /// As many strangers as members.
    private static let limit = 2 * RelayLimit.peers

    func local(for address: Address) -> LocalAddress {
        isKept ? locals[address] ?? .any : .any
    }
}
