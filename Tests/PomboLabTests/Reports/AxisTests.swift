import Testing

@testable import PomboLab

@Suite struct AxisTests {
    @Test func `logarithms of powers of ten are whole, and of ratios exact to eight places`() {
        var power = 1e-9
        for exponent in -9...9 {
            #expect((Logarithm.ten(power) - Double(exponent)).magnitude < 1e-8)
            power *= 10
        }
        #expect((Logarithm.ten(2) - 0.301_029_995_66).magnitude < 1e-8)
        #expect((Logarithm.ten(0.05) + 1.301_029_995_66).magnitude < 1e-8)
    }

    @Test func `places rise with values, from the low end to the high one`() {
        let axis = Axis.logarithmic([0.001, 0.3], limit: 1, name: "") { "\($0)" }
        let places = [0.0005, 0.001, 0.01, 0.1, 0.3, 5].map(axis.place)
        #expect(places == places.sorted())
        #expect(places.first == 0 && places.last == 1)
        #expect(!axis.hasZero)
    }

    @Test func `zero has a place of its own on a logarithmic axis`() {
        let axis = Axis.logarithmic([0, 0.01, 0.5], limit: 1, name: "") { "\($0)" }
        #expect(axis.place(0) == 0)
        #expect(axis.place(0.01) > axis.place(0) + 0.05)
        #expect(axis.ticks.first?.value == 0)
    }

    @Test func `what no run could show makes no axis longer`() {
        let axis = Axis.logarithmic([1e-9, 0.1], floor: 1e-4, limit: 1, name: "") { "\($0)" }
        #expect(axis.low > 1e-3)
        #expect(axis.isBelow(1e-9))
        #expect(axis.cut(from: 1e-9, to: 0.1) != nil)
    }

    @Test func `steps are round and hold the values`() {
        for top in [0.3, 1, 4.2, 7, 99, 12_345] {
            let axis = Axis.linear([0, top], name: "") { "\($0)" }
            #expect(axis.high >= top && axis.low == 0)
            #expect((2...12).contains(axis.ticks.count), "\(top)")
        }
        let whole = Axis.linear([1, 3], from: 1, isWhole: true, name: "") { "\($0)" }
        #expect(whole.ticks.map(\.value) == [1, 2, 3])
    }

    @Test func `an axis without values does not trap`() {
        for values in [[], [0], [.infinity], [.nan], [1e300], [-1]] as [[Double]] {
            _ = Axis.logarithmic(values, limit: 1, name: "") { "\($0)" }.place(0.5)
            _ = Axis.linear(values, name: "") { "\($0)" }.place(0.5)
        }
    }
}
