import CPombo
import PomboCore

/// Turns what people type into addresses: `host`, `host:port`, `[v6]:port`, `fe80::1%eth0`.
package enum Resolver {
    /// The addresses in the order in which they should be tried; never empty. A name is looked up,
    /// which may block for seconds.
    package static func addresses(
        of text: String, port: UInt16
    ) throws(ResolveError) -> [Address] {
        let numbered = try numberInterface(text)
        if let address = Address(numbered, port: port) {
            guard address.port != 0 else { throw .malformed(text) }
            if address.isLinkLocal && address.scope == 0 {
                throw .missingInterface(host: address.host)
            }
            return [address]
        }
        let (host, port) = try split(text, port)
        return try lookUp(host, port)
    }

    /// `fe80::1%eth0` as `fe80::1%2`, anything else as it is.
    private static func numberInterface(_ text: String) throws(ResolveError) -> String {
        guard let mark = text.firstIndex(of: "%") else { return text }
        let start = text.index(after: mark)
        let end = text[start...].firstIndex(of: "]") ?? text.endIndex
        let name = String(text[start..<end])
        var index = unsafe if_nametoindex(name)
        // An index is as good as a name, if there is such an interface.
        if index == 0, let number = UInt32(name), exists(number) { index = number }
        guard index != 0 else { throw .unknownInterface(name: name) }
        return "\(text[..<start])\(index)\(text[end...])"
    }

    private static func exists(_ index: UInt32) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(IF_NAMESIZE)) {
            unsafe if_indextoname(index, $0.baseAddress!) != nil
        }
    }

    private static func split(
        _ text: String, _ fallback: UInt16
    ) throws(ResolveError) -> (host: String, port: UInt16) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, isName(parts[0]) else { throw .malformed(text) }
        if parts.count == 1 { return (text, fallback) }
        guard parts[1].allSatisfy({ $0 >= "0" && $0 <= "9" }), let port = UInt16(parts[1]),
            port != 0
        else { throw .malformed(text) }
        return (String(parts[0]), port)
    }

    /// What may be a host's name. A name whose last part is a number is a mistyped address, which
    /// the system would read in surprising ways: 10.1 as 10.0.0.1.
    private static func isName(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".")
        guard let last = labels.last, text.utf8.count <= 253 else { return false }
        let isNumber = last.allSatisfy { $0 >= "0" && $0 <= "9" }
        return !isNumber && !last.lowercased().hasPrefix("0x")
            && !text.utf8.contains { $0 <= 0x20 || $0 == 0x7F || "[]/%@".utf8.contains($0) }
    }

    private static func lookUp(
        _ host: String, _ port: UInt16
    ) throws(ResolveError) -> [Address] {
        var first: UnsafeMutablePointer<addrinfo>?
        let code = unsafe cpombo_look_up(host, &first)
        guard code == 0 else {
            let reason = unsafe String(cString: gai_strerror(code))
            throw .unknownHost(name: host, reason: reason)
        }
        defer { unsafe freeaddrinfo(first) }
        var found: [Address] = []
        var next = unsafe first
        while let entry = unsafe next {
            unsafe next = entry.pointee.ai_next
            var raw = cpombo_address()
            guard let name = unsafe entry.pointee.ai_addr,
                unsafe cpombo_read_name(name, &raw) != 0
            else { continue }
            var address = Address(raw)
            address.port = port
            if !found.contains(address) { found.append(address) }
        }
        if found.isEmpty { throw .unknownHost(name: host, reason: "it has no address") }
        return found
    }
}
