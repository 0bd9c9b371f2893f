import Testing

@testable import pombo

/// Tables that fit: heads in two lines first, then without what matters least.
@Suite struct AlignedTableTests {
    private static let columns: [AlignedTable.Column] = [
        .init(head: "policy", cells: ["none", "nack 3"], isLeft: true),
        .init(head: "asked", cells: ["4000", "4000"], rank: 1),
        .init(head: "lost at last", cells: ["9.73%", "∞"]),
        .init(head: "(theory)", cells: ["(10%)", ""], rank: 2),
        .init(head: "never", cells: ["", ""]),
    ]

    @Test func `names stand to the left, numbers to the right, empty columns are left out`() {
        #expect(
            AlignedTable(Self.columns).text == """
                policy  asked  lost at last  (theory)
                none     4000         9.73%     (10%)
                nack 3   4000             ∞

                """)
    }

    @Test func `a line that just fits stays, and one less sets heads in two lines`() {
        #expect(AlignedTable(Self.columns, limit: 37).heads.count == 1)
        #expect(
            AlignedTable(Self.columns, limit: 36).text == """
                                  lost
                policy  asked  at last  (theory)
                none     4000    9.73%     (10%)
                nack 3   4000        ∞

                """)
    }

    @Test func `what does not fit even so goes by its rank, and the rest stays however wide`() {
        #expect(
            AlignedTable(Self.columns, limit: 31).heads == [
                "           lost", "policy  at last  (theory)",
            ])
        #expect(AlignedTable(Self.columns, limit: 24).heads[1] == "policy  at last")
        #expect(
            AlignedTable(Self.columns, limit: 3).rows == ["none      9.73%", "nack 3        ∞"])
    }

    @Test func `a table without rows has heads`() {
        #expect(AlignedTable([.init(head: "what", cells: [])]).text == "what\n")
    }
}
