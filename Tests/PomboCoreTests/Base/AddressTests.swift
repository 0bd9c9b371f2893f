import Testing

@testable import PomboCore

@Suite struct AddressTests {
    @Test(arguments: [
        "192.168.1.20:7662", "0.0.0.0:0", "255.255.255.255:65535", "[::]:7662", "[::1]:1",
        "[2001:db8::1]:7662", "[fe80::1%2]:7662", "[2001:db8:0:1:1:1:1:1]:80",
        "[2001:0:0:1::1]:80", "[2001:db8::1:0:0:1]:80", "[1:2:3:4:5:6:7:8]:9",
        "[fd00::abcd:ef01]:9", "[1::]:9", "[::fffe:0:1]:9",
    ])
    func `what is printed is read back the same`(text: String) throws {
        let address = try #require(Address(text))
        #expect(address.description == text)
        #expect(Address(address.description) == address)
    }

    @Test(arguments: [
        // RFC 5952, section by section.
        ("[2001:0DB8::0001]:1", "[2001:db8::1]:1"),
        ("[2001:db8:0:0:0:0:2:1]:1", "[2001:db8::2:1]:1"),
        ("[2001:db8:0:1:1:1:1:1]:1", "[2001:db8:0:1:1:1:1:1]:1"),
        ("[2001:0:0:1:0:0:0:1]:1", "[2001:0:0:1::1]:1"),
        ("[2001:db8:0:0:1:0:0:1]:1", "[2001:db8::1:0:0:1]:1"),
        ("[2001:DB8:AAAA:BBBB:CCCC:DDDD:EEEE:1]:1", "[2001:db8:aaaa:bbbb:cccc:dddd:eeee:1]:1"),
        ("[0:0:0:0:0:0:0:0]:1", "[::]:1"), ("[0:0:0:0:0:0:0:1]:1", "[::1]:1"),
        ("[1:0:0:0:0:0:0:0]:1", "[1::]:1"), ("[0:1:2:3:4:5:6:7]:1", "[0:1:2:3:4:5:6:7]:1"),
        ("[1:2:3:4:5:6:7::]:1", "[1:2:3:4:5:6:7:0]:1"),
        ("[::2:3:4:5:6:7:8]:1", "[0:2:3:4:5:6:7:8]:1"),
        ("[64:ff9b::192.0.2.33]:1", "[64:ff9b::c000:221]:1"),
        ("[::ffff:192.168.1.20]:1", "192.168.1.20:1"), ("[::FFFF:c0a8:114]:1", "192.168.1.20:1"),
        ("[fe80:0::1%12]:1", "[fe80::1%12]:1"),
    ])
    func `an address has one way to be written`(typed: String, printed: String) {
        #expect(Address(typed)?.description == printed)
    }

    @Test func `a port that was not typed is the one that is said`() {
        #expect(Address("10.0.0.1", port: 7662)?.port == 7662)
        #expect(Address("10.0.0.1:5", port: 7662)?.port == 5)
        #expect(Address("::1", port: 7662)?.description == "[::1]:7662")
        #expect(Address("fe80::1%3", port: 7662)?.scope == 3)
        #expect(Address("[::1]", port: 7662)?.port == 7662)
        #expect(Address("10.0.0.1") == nil)
        #expect(Address("::1") == nil)
    }

    @Test(arguments: [
        "", ":", ":1", "1", "a", "localhost:1", "1.2.3:1", "1.2.3.4.5:1", "1.2.3.256:1",
        "01.2.3.4:1",
        "1.2.3.04:1", "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:-1", "1.2.3.4:+1", "1.2.3.4: 1",
        " 1.2.3.4:1", "1.2.3.4:1 ", "1.2.3.-4:1", "1..2.3:1", "1.2.3.4%1:1", "[1.2.3.4]x:1",
        "[::1]1", "[::1", "::1]:1", "[]:1", "[:::]:1", "[1:2:3:4:5:6:7]:1", "[1:2:3:4:5:6:7:8:9]:1",
        "[1::2::3]:1", "[12345::]:1", "[g::]:1", "[::1%]:1", "[::1%0]:1", "[::1%eth0]:1",
        "[::1%-1]:1", "[::1%+1]:1", "[::1%4294967296]:1", "[1:2:3:4:5:6:7:1.2.3.4]:1",
        "[1.2.3.4::]:1", "[:1:2:3:4:5:6:7]:1", "[1:2:3:4:5:6:7:]:1", "[+1::]:1",
        "[1:2:3:4::5:6:7:8]:1", "1.2.3.4:१", "[::१]:1", "[::1]:०",
    ])
    func `rubbish is no address`(text: String) {
        #expect(Address(text) == nil)
        #expect(Address(text, port: 7662) == nil)
    }

    @Test func `an IPv4 address has one key, however it came`() {
        let plain = Address(ipv4: 0xC0A8_0114, port: 9)
        let mapped = Address(high: 0, low: 0xFFFF_C0A8_0114, port: 9)
        #expect(plain == mapped)
        #expect(plain.hashValue == mapped.hashValue)
        #expect(mapped.isIPv4 && mapped.ipv4 == 0xC0A8_0114)
        #expect(!Address(high: 0, low: 1, port: 9).isIPv4)
    }

    @Test func `high, low, scope and port all count`() {
        let address = Address(high: 1, low: 2, scope: 3, port: 4)
        let others = [
            Address(high: 9, low: 2, scope: 3, port: 4),
            Address(high: 1, low: 9, scope: 3, port: 4),
            Address(high: 1, low: 2, scope: 9, port: 4),
            Address(high: 1, low: 2, scope: 3, port: 9),
        ]
        for other in others {
            #expect(address != other)
            #expect(address.mixed != other.mixed)
        }
        #expect(address.isSameHost(as: others[3]))
        #expect(!address.isSameHost(as: others[2]))
    }

    @Test func `kinds of addresses end where they end`() throws {
        func address(_ host: String) throws -> Address {
            try #require(Address(host, port: 1))
        }
        #expect(try address("127.0.0.1").isLoopback)
        #expect(try address("127.255.255.255").isLoopback)
        #expect(try address("::1").isLoopback)
        #expect(try !address("128.0.0.1").isLoopback)
        #expect(try !address("::2").isLoopback)
        #expect(try address("fe80::1").isLinkLocal)
        #expect(try address("febf:ffff::1").isLinkLocal)
        #expect(try !address("fec0::1").isLinkLocal)
        #expect(try address("fc00::1").isUniqueLocal)
        #expect(try address("fdff::1").isUniqueLocal)
        #expect(try !address("fbff::1").isUniqueLocal)
        #expect(try !address("fe00::1").isUniqueLocal)
    }
}
