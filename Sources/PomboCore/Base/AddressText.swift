extension Address: CustomStringConvertible {
    /// `192.168.1.20:7662`, `[2001:db8::1]:7662`, `[fe80::1%2]:7662`.
    package var description: String {
        isIPv4 ? "\(host):\(port)" : "[\(host)]:\(port)"
    }

    /// The address without its port, as people write it (RFC 5952 for IPv6).
    package var host: String {
        if let word = ipv4 {
            return "\(word >> 24).\(word >> 16 & 0xFF).\(word >> 8 & 0xFF).\(word & 0xFF)"
        }
        let text = Self.compress(groups)
        return scope == 0 ? text : "\(text)%\(scope)"
    }

    /// Reads `a.b.c.d:port`, `[v6]:port`, `[v6%scope]:port`, or either without a port, which then
    /// is `port`. The scope is a number here; names of interfaces are for the shell to resolve.
    package init?(_ text: some StringProtocol, port fallback: UInt16? = nil) {
        guard let (host, port) = Self.split(text, fallback: fallback) else { return nil }
        let parts = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 1, let word = Self.parseIPv4(parts[0]) {
            self.init(ipv4: word, port: port)
            return
        }
        guard let groups = Self.parseIPv6(parts[0]) else { return nil }
        var scope: UInt32 = 0
        if parts.count == 2 {
            guard let number = Self.number(parts[1], UInt32.self), number > 0 else { return nil }
            scope = number
        }
        self.init(groups: groups, scope: scope, port: port)
    }

    private init(groups: [UInt16], scope: UInt32, port: UInt16) {
        precondition(groups.count == 8)
        let words = groups.map(UInt64.init)
        self.init(
            high: words[0] << 48 | words[1] << 32 | words[2] << 16 | words[3],
            low: words[4] << 48 | words[5] << 32 | words[6] << 16 | words[7],
            scope: scope, port: port)
    }

    private var groups: [UInt16] {
        [high, low].flatMap { word in
            [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: word >> $0) }
        }
    }

    /// Host and port of an endpoint. A bare IPv6 address has several colons and so no port.
    private static func split(
        _ text: some StringProtocol, fallback: UInt16?
    ) -> (host: Substring, port: UInt16)? {
        let text = Substring(text)
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if rest.isEmpty { return fallback.map { (host, $0) } }
            guard rest.hasPrefix(":"), let port = number(rest.dropFirst()) else { return nil }
            return (host, port)
        }
        if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            guard let port = number(text[text.index(after: colon)...]) else { return nil }
            return (text[..<colon], port)
        }
        return fallback.map { (text, $0) }
    }

    /// Digits only: the standard library would also take a sign.
    private static func number<Number: FixedWidthInteger>(
        _ text: Substring, _ type: Number.Type = UInt16.self
    ) -> Number? {
        text.allSatisfy { $0 >= "0" && $0 <= "9" } ? Number(text) : nil
    }

    private static func parseIPv4(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var word: UInt32 = 0
        for part in parts {
            guard part.utf8.count <= 3, part == "0" || !part.hasPrefix("0"),
                let byte = number(part, UInt8.self)
            else { return nil }
            word = word << 8 | UInt32(byte)
        }
        return word
    }

    private static func parseIPv6(_ text: Substring) -> [UInt16]? {
        guard let gap = text.firstRange(of: "::") else {
            guard let groups = parseGroups(text, isEnd: true), groups.count == 8 else { return nil }
            return groups
        }
        guard let before = parseGroups(text[..<gap.lowerBound], isEnd: false),
            let after = parseGroups(text[gap.upperBound...], isEnd: true),
            before.count + after.count < 8
        else { return nil }
        return before + Array(repeating: 0, count: 8 - before.count - after.count) + after
    }

    /// Groups between colons; the last of all may be an IPv4 address, worth two groups.
    private static func parseGroups(_ text: Substring, isEnd: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if isEnd, index == parts.count - 1, let word = parseIPv4(part) {
                groups += [UInt16(word >> 16), UInt16(word & 0xFFFF)]
                continue
            }
            guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), !part.hasPrefix("-"),
                let group = UInt16(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }

    /// The longest run of at least two zero groups becomes `::`.
    private static func compress(_ groups: [UInt16]) -> String {
        var best = 0..<0
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            if index - start > best.count { best = start..<index }
            start = index + 1
        }
        func hex(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if best.count < 2 { return hex(groups[...]) }
        return "\(hex(groups[..<best.lowerBound]))::\(hex(groups[best.upperBound...]))"
    }
}
