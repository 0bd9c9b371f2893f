import PomboCore
import PomboLab
import Testing

@testable import PomboTerminal

@Suite struct ValueReaderTests {
    private func read<Value>(_ reader: ValueReader<Value>, _ text: String) -> Value? {
        try? reader.read(text)
    }

    @Test func `durations have a unit`() {
        let table: [(String, Duration?)] = [
            ("250ms", .milliseconds(250)), ("3s", .seconds(3)), ("10m", .seconds(600)),
            ("2h", .seconds(7200)), ("30d", .seconds(2_592_000)), ("1.5s", .milliseconds(1500)),
            ("0", .zero), ("160us", .microseconds(160)), ("3", nil), ("s", nil), ("-3s", nil),
            ("", nil), ("3 s", nil), ("1e3s", nil), ("99999999999999999999d", nil), ("400d", nil),
        ]
        for (text, value) in table { #expect(read(.duration, text) == value, "\(text)") }
    }

    @Test func `rates are percent or parts of one`() {
        #expect(read(.rate, "20%") == .percent(20))
        #expect(read(.rate, "0.2") == .percent(20))
        #expect(read(.rate, "100%") == .always)
        #expect(read(.rate, "1") == .always)
        for text in ["100.1%", "1.01", "20", "%", "", "-5%", "a"] {
            #expect(read(.rate, text) == nil, "\(text)")
        }
    }

    @Test func `sizes are binary with an i and decimal with a B`() {
        let table: [(String, UInt64?)] = [
            ("512", 512), ("0", 0), ("64KiB", 65536), ("64MiB", 67_108_864), ("1GiB", 1 << 30),
            ("1.5KiB", 1536), ("2M", 2 << 20), ("1MB", 1_000_000), ("1kB", 1000), ("7B", 7),
            ("1.3KiB", nil), ("64mib", nil), ("", nil), ("MiB", nil), ("-1", nil),
            ("16777216TiB", nil), ("16777215TiB", 16_777_215 << 40),
        ]
        for (text, value) in table { #expect(read(.size, text) == value, "\(text)") }
    }

    @Test func `numbers are digits within their limits`() {
        #expect(read(.port, "0") == 0)
        #expect(read(.port, "65535") == 65535)
        for text in ["65536", "+1", "-1", "", "1.0", "٣", "99999999999999999999"] {
            #expect(read(.port, text) == nil, "\(text)")
        }
        #expect(read(.count(1...5), "1") == 1 && read(.count(1...5), "5") == 5)
        #expect(read(.count(1...5), "0") == nil && read(.count(1...5), "6") == nil)
        #expect(read(.count(0...5), "99999999999999999999") == nil)
        #expect(read(.seed, "18446744073709551615") == .max)
        #expect(read(.seed, "0xff") == 255)
        for text in ["18446744073709551616", "-1", "+1", "0x", "0x+1", ""] {
            #expect(read(.seed, text) == nil, "\(text)")
        }
    }

    @Test func `a host may have a port, brackets and an interface`() {
        let table: [(String, Endpoint?)] = [
            ("relay", Endpoint(host: "relay", port: nil)),
            ("relay.local:7662", Endpoint(host: "relay.local", port: 7662)),
            ("192.168.1.20", Endpoint(host: "192.168.1.20", port: nil)),
            ("[::1]:1", Endpoint(host: "::1", port: 1)),
            ("[::1]", Endpoint(host: "::1", port: nil)),
            ("fe80::1%eth0", Endpoint(host: "fe80::1%eth0", port: nil)),
            ("[fe80::1%eth0]:65535", Endpoint(host: "fe80::1%eth0", port: 65535)),
            ("", nil), (":1", nil), ("a:", nil), ("a:b", nil), ("a:65536", nil), ("[::1", nil),
            ("[::1]1", nil), ("[a]:1", nil), ("a b", nil), ("a\u{1B}[2J", nil), ("[::1]:", nil),
            (
                String(repeating: "a", count: 255),
                Endpoint(host: String(repeating: "a", count: 255), port: nil)
            ),
            (String(repeating: "a", count: 256), nil),
        ]
        for (text, value) in table { #expect(read(.endpoint, text) == value, "\(text)") }
    }
}
