import PomboCore
import PomboPosix
import Testing

@Suite struct ResolverTests {
    @Test(arguments: [
        ("192.168.1.20", "192.168.1.20:7662"), ("192.168.1.20:9", "192.168.1.20:9"),
        ("[2001:db8::1]:80", "[2001:db8::1]:80"), ("2001:db8::1", "[2001:db8::1]:7662"),
        ("[::1]", "[::1]:7662"), ("fe80::1%1", "[fe80::1%1]:7662"),
        ("fe80::1%lo", "[fe80::1%1]:7662"), ("[fe80::1%lo]:5", "[fe80::1%1]:5"),
    ])
    func `a written address is itself`(text: String, expected: String) throws {
        #expect(try Resolver.addresses(of: text, port: 7662).map(\.description) == [expected])
    }

    @Test func `a name is looked up, and its port kept`() throws {
        let addresses = try Resolver.addresses(of: "localhost:99", port: 7662)
        #expect(addresses.allSatisfy { $0.isLoopback && $0.port == 99 })
        #expect(!addresses.isEmpty)
        #expect(try Resolver.addresses(of: "localhost", port: 7662).first?.port == 7662)
    }

    @Test(arguments: [
        "", ":7662", "host:", "host:x", "host:0", "host:65536", "host:+1", "1.2.3", "1.2.3.4.5",
        "256.1.1.1", "10.1:7662", "0x7f.0x1", "[::1", "[::1]7662", "[host]:1", "::1::2", "a b",
        "1.2.3.4:0", "me@host", "host:1:2", "\u{1B}[31m",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: ResolveError.malformed(text)) {
            try Resolver.addresses(of: text, port: 7662)
        }
    }

    @Test func `a link-local address needs an interface that exists`() {
        #expect(throws: ResolveError.missingInterface(host: "fe80::1")) {
            try Resolver.addresses(of: "fe80::1", port: 7662)
        }
        for name in ["eth99x", "", "4000000000"] {
            #expect(throws: ResolveError.unknownInterface(name: name)) {
                try Resolver.addresses(of: "fe80::1%\(name)", port: 7662)
            }
        }
    }

    @Test func `an unknown name says which and why`() throws {
        // This ending never exists (RFC 6761).
        let error = #expect(throws: ResolveError.self) {
            try Resolver.addresses(of: "pombo.invalid", port: 7662)
        }
        guard case .unknownHost("pombo.invalid", let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }
}
