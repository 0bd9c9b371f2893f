import Testing

@testable import PomboLab

@Suite struct MessageSetTests {
    @Test func `a set holds numbers from 1 to its limit`() {
        var set = MessageSet(limit: 130)
        for number in [1, 64, 65, 128, 130] { set.insert(number) }
        #expect(set.numbers == [1, 64, 65, 128, 130])
        #expect(set.count == 5 && !set.isEmpty)
        #expect(!set.contains(0) && !set.contains(131) && !set.contains(2))
        #expect(set == MessageSet(limit: 130) { [1, 64, 65, 128, 130].contains($0) })
    }

    @Test func `sets are joined and taken from each other`() {
        let even = MessageSet(limit: 100) { $0 % 2 == 0 }
        let third = MessageSet(limit: 100) { $0 % 3 == 0 }
        #expect(even.intersection(third).numbers == Array(stride(from: 6, through: 96, by: 6)))
        #expect(even.subtracting(third).count == 34)
        #expect(even.intersection(third).subtracting(even).isEmpty)
    }

    @Test func `runs end before the limit, for the last one may go on`() {
        let set = MessageSet(limit: 10) { [1, 2, 4, 9, 10].contains($0) }
        #expect(set.runs == [2, 1])
    }
}
