import CPombo
import PomboCore

extension UDPSocket {
    /// A relay's socket, or that of a client that searches. `::` means both kinds of addresses, and
    /// only IPv4 on a machine without IPv6. Port zero lets the system pick.
    ///
    /// SO_REUSEADDR is left alone on purpose: with it a second relay would bind the same port
    /// without an error and take every datagram of the first.
    package static func bound(
        to address: Address, _ options: SocketOptions = SocketOptions()
    ) throws(SocketError) -> UDPSocket {
        let isWild = address.isAnyHost && !address.isIPv4
        let socket = try open(isV4: address.isIPv4, mayFallBack: isWild, options)
        let place =
            socket.family == AF_INET && isWild ? Address(ipv4: 0, port: address.port) : address
        try bind(socket, to: place)
        // Not all systems have interfaces that broadcast; probing does without, then.
        _ = cpombo_allow_broadcast(socket.number)
        return finish(socket, options, isConnected: false)
    }

    /// A client's socket: it hears only its relay, and a closed port there answers with
    /// ECONNREFUSED. Bound first, because a client needs to receive; to `local`, if its own address
    /// matters.
    package static func connected(
        to relay: Address, from local: Address? = nil, _ options: SocketOptions = SocketOptions()
    ) throws(SocketError) -> UDPSocket {
        let socket = try open(isV4: relay.isIPv4, mayFallBack: false, options)
        let any = socket.family == AF_INET ? Address(ipv4: 0, port: 0) : Address.anyHost(port: 0)
        try bind(socket, to: local ?? any)
        guard cpombo_connect(socket.number, relay.raw, socket.family) == 0 else {
            throw .system(SystemError(.connect, relay.description, code: cpombo_errno()))
        }
        return finish(socket, options, isConnected: true)
    }

    /// A socket that only sends, and so is never bound.
    package static func unbound(
        _ options: SocketOptions = SocketOptions()
    ) throws(SocketError) -> UDPSocket {
        let socket = try open(isV4: false, mayFallBack: true, options)
        return finish(socket, options, isConnected: false)
    }

    /// A socket that asks everybody and hears who answers. The system gives it a port with the
    /// first datagram: any port will do, so it is never bound.
    package static func searching() throws(SocketError) -> UDPSocket {
        let options = SocketOptions()
        let socket = try open(isV4: false, mayFallBack: true, options)
        _ = cpombo_allow_broadcast(socket.number)
        return finish(socket, options, isConnected: false)
    }

    /// The socket that hears probes, on a port that every relay of the machine shares. Joining the
    /// groups is the second step: `join`.
    package static func discovery(
        port: UInt16 = Specification.discoveryPort, _ options: SocketOptions = SocketOptions()
    ) throws(SocketError) -> UDPSocket {
        let socket = try open(isV4: false, mayFallBack: true, options)
        guard cpombo_share_port(socket.number) == 0, cpombo_allow_broadcast(socket.number) == 0
        else { throw .system(SystemError(.option, code: cpombo_errno())) }
        let any =
            socket.family == AF_INET ? Address(ipv4: 0, port: port) : Address.anyHost(port: port)
        try bind(socket, to: any)
        return finish(socket, options, isConnected: false)
    }

    private static func open(
        isV4: Bool, mayFallBack: Bool, _ options: SocketOptions
    ) throws(SocketError) -> PlainSocket {
        if isV4 { return try PlainSocket(AF_INET) }
        guard options.usesIPv6 else {
            if mayFallBack { return try PlainSocket(AF_INET) }
            throw .system(SystemError(.socket, code: EAFNOSUPPORT))
        }
        do throws(SocketError) {
            let socket = try PlainSocket(AF_INET6)
            let isDual = cpombo_set_dual_stack(socket.number) == 0
            if isDual || !mayFallBack { return socket }
        } catch {
            guard mayFallBack, case .system(let cause) = error, cause.code == EAFNOSUPPORT else {
                throw error
            }
        }
        return try PlainSocket(AF_INET)
    }

    private static func bind(
        _ socket: borrowing PlainSocket, to address: Address
    ) throws(SocketError) {
        if cpombo_bind(socket.number, address.raw, socket.family) == 0 { return }
        switch cpombo_errno() {
        case EADDRINUSE: throw .portTaken(address)
        case EADDRNOTAVAIL: throw .addressNotHere(address)
        case EACCES: throw .portForbidden(address)
        case let code: throw .system(SystemError(.bind, address.description, code: code))
        }
    }

    /// Sets the options that are useful but not needed, and notes what was granted.
    private static func finish(
        _ socket: consuming PlainSocket, _ options: SocketOptions, isConnected: Bool
    ) -> UDPSocket {
        let number = socket.number
        let family = socket.family
        var facts = SocketFacts()
        facts.isIPv6 = family == AF_INET6
        facts.receiveBuffer = cpombo_set_buffer(number, 1, options.bufferByteCount)
        facts.sendBuffer = cpombo_set_buffer(number, 0, options.bufferByteCount)
        facts.neverFragments = cpombo_never_fragment(number, family) == 0
        facts.tellsLocalAddress = cpombo_tell_local_address(number, family) == 0
        facts.countsKernelDrops = cpombo_tell_drops(number) == 0
        let hasBatches = cpombo_has_batches() != 0
        facts.transfer = hasBatches && options.transfer != .portable ? .batched : .portable
        if facts.transfer == .batched {
            facts.hasSegmentation = cpombo_has_segmentation(number) != 0
        }
        // Whatever the transfer: a plain receive hands over coalesced datagrams just as well.
        facts.coalesces = options.coalesces && cpombo_coalesce(number) == 0
        var local = cpombo_address()
        if unsafe cpombo_local_address(number, &local) == 0 { facts.local = Address(local) }
        return UDPSocket(
            owning: socket.descriptor, family: family, isConnected: isConnected, facts: facts)
    }
}

/// A fresh socket of one family.
private struct PlainSocket: ~Copyable {
    let descriptor: Descriptor
    let family: Int32

    init(_ family: Int32) throws(SocketError) {
        let number = cpombo_datagram_socket(family)
        guard number >= 0 else { throw .system(SystemError(.socket, code: cpombo_errno())) }
        descriptor = Descriptor(owning: number)
        self.family = family
    }

    var number: Int32 { descriptor.number }
}
