import Testing

@testable import PomboLab

@Suite struct ClosedFormsTests {
    private func near(_ left: Double, _ right: Double, _ slack: Double = 1e-12) -> Bool {
        (left - right).magnitude <= slack
    }

    @Test func `powers are repeated products`() {
        #expect(ClosedForms.power(0.5, 0) == 1)
        #expect(ClosedForms.power(2, 10) == 1024)
        #expect(near(ClosedForms.power(0.9, 13), 0.254_186_582_832_9))
    }

    @Test func `square roots are right to the last digits`() {
        #expect(ClosedForms.squareRoot(0) == 0)
        for root in [1e-6, 0.3, 1, 1.5, 2, 3, 1e3, 12345.678, 1e9] {
            #expect(near(ClosedForms.squareRoot(root * root) / root, 1, 1e-15))
        }
    }

    /// Worked by hand at p = 10 %, q = 20 %: s = 0.72.
    @Test func `the forms are those worked by hand`() {
        #expect(near(ClosedForms.roundTrip(0.1, 0.2), 0.72))
        #expect(near(ClosedForms.ackSends(0.1, 0.2, retries: 1), 1.28))
        #expect(near(ClosedForms.ackSends(0, 0, retries: 5), 1))
        #expect(near(ClosedForms.ackSends(0, 1, retries: 5), 6))
        #expect(near(ClosedForms.everybodyHears(residual: 0.1, count: 2), 0.81))
        #expect(near(ClosedForms.independentRun(0.2), 1.25))
    }

    @Test func `a Gilbert chain's numbers are those worked by hand`() throws {
        let theory = GilbertTheory(p: 0.05, r: 0.2)
        #expect(near(theory.badShare, 0.2))
        #expect(near(theory.loss, 0.2))
        #expect(near(theory.meanRun, 5))
        #expect(near(theory.runReaches(3), 0.64))
        #expect(near(theory.memory, 0.75))
        // 1 + 2·ρ/(1 − ρ)
        #expect(near(theory.varianceFactor, 7))
        #expect(near(theory.varianceFactor(perStep: 1), 7))
        // Two datagrams share a slot: lags 1, 2, … hold (1+ρ)/2, ρ, (ρ+ρ²)/2, ρ², …
        var sum = 0.0
        for step in 0..<400 {
            let power = ClosedForms.power(0.75, step)
            sum += power * (1 + 0.75) / 2 + power * 0.75
        }
        #expect(near(theory.varianceFactor(perStep: 2), 1 + 2 * sum, 1e-9))
    }

    @Test func `a burst's loss and run give its chain`() throws {
        guard let burst = try Weather("burst 5% 8").burst,
            let slots = try Weather("burst 5% 80ms").burst
        else { return }
        for theory in [GilbertTheory(burst), GilbertTheory(slots)] {
            #expect(near(theory.loss, 0.05))
            #expect(near(theory.meanRun, 8, 1e-9))
        }
    }

    @Test func `Elliott's chain mixes both states`() {
        let theory = GilbertTheory(p: 0.1, r: 0.3, bad: 0.8, good: 0.1)
        #expect(near(theory.loss, 0.25 * 0.8 + 0.75 * 0.1))
        // P(two in a row): bad first .2·(.7·.8 + .3·.1), good first .075·(.1·.8 + .9·.1)
        #expect(near(theory.lossAfterLoss, (0.2 * 0.59 + 0.075 * 0.17) / 0.275))
    }

    @Test func `Wilson's interval is the published one`() {
        // 10 of 100 at 95 %: 0.0552 … 0.1744; 0 of 100: 0 … 0.0370.
        let z = Interval.z(confidence: 0.95)
        #expect(near(z, 1.959964, 0.0001))
        let ten = Interval.wilson(hits: 10, of: 100, z: z)!
        #expect(near(ten.low, 0.05523, 0.00005) && near(ten.high, 0.17437, 0.00005))
        let none = Interval.wilson(hits: 0, of: 100, z: z)!
        #expect(near(none.low, 0, 1e-9) && near(none.high, 0.03699, 0.00005))
    }

    @Test func `bursts widen an interval and few trials have none`() {
        let z = Interval.z(confidence: 0.95)
        let plain = Interval.wilson(hits: 5000, of: 100_000, z: z)!
        let wide = Interval.wilson(hits: 5000, of: 100_000, z: z, varianceFactor: 9)!
        #expect(near((wide.high - wide.low) / (plain.high - plain.low), 3, 0.01))
        #expect(Interval.wilson(hits: 1, of: 29, z: z) == nil)
        #expect(Interval.wilson(hits: 1, of: 30, z: z) != nil)
        #expect(Interval.wilson(hits: 50, of: 1000, z: z, varianceFactor: 34) == nil)
    }

    @Test func `more comparisons need more standard deviations`() {
        #expect(near(Interval.z(confidence: 0.999), 3.290527, 0.0002))
        #expect(near(Interval.z(confidence: 0.999, comparisons: 17), 4.01, 0.02))
    }
}
