import Testing

@testable import PomboCore

/// What the number of a SAY says about it, to the boundary.
@Suite struct DeduplicationTests {
    static let cases: [(UInt32, Deduplication)] = [
        (1, .durable), (5, .durable), (6, .staged), (7, .staged), (8, .next), (9, .early),
        (40, .early), (41, .tooEarly), (.max, .tooEarly),
    ]

    @Test(arguments: cases)
    func `with five lines in the log and two in the open batch`(
        cseq: UInt32, expected: Deduplication
    ) {
        #expect(Specification.heldSayLimit == 32)
        #expect(Deduplication(cseq, durable: 5, stagedCount: 2) == expected)
    }

    @Test func `the last number there is overflows nothing`() {
        #expect(Deduplication(.max, durable: .max, stagedCount: 0) == .durable)
        #expect(Deduplication(.max, durable: .max - 1, stagedCount: 0) == .next)
        #expect(Deduplication(.max, durable: .max - 1, stagedCount: 1) == .staged)
        #expect(Deduplication(1, durable: .max, stagedCount: 40) == .durable)
    }
}
