import Testing

@testable import PomboCore

/// The tables of timers and limits in protocol.md are the constants of the code.
@Suite struct ConstantTests {
    /// Where constants of the specification stand, and what their names begin with.
    static let homes = [
        ("Specification", "Wire/Specification.swift"), ("RelayLimit", "Relay/RelayLimit.swift"),
        ("ClientLimit", "Client/ClientLimit.swift"),
    ]

    @Test func `every row has the value that the code has`() throws {
        for (name, value) in try ProtocolDocument().constants {
            let text = ConstantValues.all[name]
            #expect(text != nil, "\(name) is not in the code")
            #expect(text == value || text.map { value.hasPrefix($0 + " ") } ?? false, "\(name)")
        }
    }

    @Test func `no constant of the specification is missing in the document`() throws {
        let documented = Set(try ProtocolDocument().constants.map(\.name))
        for (type, file) in Self.homes {
            let lines = try SourceTree.lines(of: "Sources/PomboCore/\(file)")
            let body = lines.drop { !$0.hasPrefix("package enum \(type)") }
            let names = body.filter { $0.hasPrefix("    package static let ") }.map {
                $0.dropFirst(23).prefix { $0.isLetter || $0.isNumber }
            }
            #expect(!names.isEmpty, "\(type)")
            for name in names { #expect(documented.contains("\(type).\(name)"), "\(type).\(name)") }
        }
    }

    @Test func `no constant stands in two rows`() throws {
        let names = try ProtocolDocument().constants.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
