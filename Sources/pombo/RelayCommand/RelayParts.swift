import PomboCore
import PomboPosix

/// What a relay is made of, before its loop takes it over.
struct RelayParts: ~Copyable {
    var relay: Relay
    var log: LogFile
    var socket: UDPSocket
    var discovery: UDPSocket?
    /// On a machine with several addresses an answer has to leave from the one that was asked.
    var keepsLocals: Bool
}

/// Where peers' datagrams came to.
struct LocalTable {
    private var locals: [Address: LocalAddress] = [:]
    let isKept: Bool

    init(isKept: Bool) { self.isKept = isKept }

    mutating func note(_ datagram: ReceivedDatagram) {
        guard isKept else { return }
        if locals.count > 2 * RelayLimit.peers { locals.removeAll() }
        locals[datagram.source] = datagram.local
    }

    func local(for address: Address) -> LocalAddress {
        isKept ? locals[address] ?? .any : .any
    }
}
