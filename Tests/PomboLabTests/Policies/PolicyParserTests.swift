import Testing

@testable import PomboLab

@Suite struct PolicyParserTests {
    @Test func `what is printed is read again`() throws {
        for policy in Policy.all {
            #expect(try Policy(policy.description) == policy)
        }
    }

    @Test func `a word alone means the usual number`() throws {
        #expect(try Policy("nack").description == "nack 3")
        #expect(try Policy("nack+echo 5") == Policy(.nackEcho, 5))
        #expect(try Policy("stop-and-wait").description == "arq")
        #expect(try Policy(" gbn\t").description == "gbn 8")
    }

    static let mistakes: [(String, Int, String)] = [
        (
            " nak 3", 1,
            "'nak' is not a policy. Did you mean 'nack'? Possible: none, nack 3, nack+echo 3, "
                + "ack 3, arq, gbn 8, sr 8, dup 2 or xor 4."
        ),
        (
            "gbn 0", 4,
            "'0' is not possible after 'gbn': a whole number from 1 to 1024, for example 'gbn 8'."
        ),
        (
            "dup 1", 4,
            "'1' is not possible after 'dup': a whole number from 2 to 16, for example 'dup 2'."
        ),
        ("arq 2", 4, "'2' is unexpected: 'arq' takes no number."),
        ("nack 3 xor", 7, "'xor' is unexpected after '3'. Put a comma between policies."),
        (
            "  ", 2,
            "A policy is missing. Possible: none, nack 3, nack+echo 3, ack 3, arq, gbn 8, "
                + "sr 8, dup 2 or xor 4."
        ),
    ]

    @Test(arguments: mistakes)
    func `an error points at the word and says what is possible`(
        spec: String, offset: Int, sentence: String
    ) {
        let error = #expect(throws: PolicyError.self) { try Policy(spec) }
        #expect(error?.offset == offset)
        #expect(error?.description == sentence)
    }

    @Test func `a number is possible at its limit and not past it`() throws {
        for kind in PolicyKind.allCases {
            guard let counts = kind.counts else { continue }
            for count in [counts.lowerBound, counts.upperBound] {
                #expect(try Policy("\(kind.rawValue) \(count)") == Policy(kind, count))
            }
            for count in [counts.lowerBound - 1, counts.upperBound + 1] {
                #expect(throws: PolicyError.self) { try Policy("\(kind.rawValue) \(count)") }
            }
        }
    }
}
