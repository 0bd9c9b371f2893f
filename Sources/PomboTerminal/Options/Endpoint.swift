/// A host as somebody typed it, with the port if there was one. What the host means is looked up
/// elsewhere.
package struct Endpoint: Hashable, Sendable {
    /// A name, an IPv4 or an IPv6 address, perhaps with `%interface`; never with brackets.
    package var host: String
    package var port: UInt16?

    package init(host: String, port: UInt16?) {
        self.host = host
        self.port = port
    }

    /// Reads `host`, `host:port`, `[v6]`, `[v6]:port` and a bare IPv6 address.
    package init?(_ text: String) {
        var host = text[...]
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard host.contains(":"), rest.isEmpty || rest.hasPrefix(":") else { return nil }
            if !rest.isEmpty { port = rest.dropFirst() }
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            // Several colons without brackets are an IPv6 address, which has no port then.
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.host = String(host)
        guard let port else { return }
        guard let number = try? ValueReader.port.read(String(port)) else { return nil }
        self.port = number
    }

    /// As it is typed.
    package var text: String {
        guard let port else { return host }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// Letters, digits, and what stands in addresses and names of interfaces.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: ".-_:%".utf8.contains(byte)
        }
    }
}
