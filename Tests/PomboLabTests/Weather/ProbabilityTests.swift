import Testing

@testable import PomboLab

@Suite struct ProbabilityTests {
    @Test func `percent and fraction are one number, exactly`() {
        #expect(Probability("20%") == Probability("0.2"))
        #expect(Probability("0.1%") == Probability(".001"))
        #expect(Probability("100%") == .always)
        #expect(Probability("1") == .always)
        #expect(Probability("0") == .never)
        for text in [
            "", "%", "1.01", "101%", "-1", "1e-3", "0.2.1", "20 %", "0.0000000000000000001",
        ] {
            #expect(Probability(text) == nil, "\(text)")
        }
    }

    @Test func `the threshold is the floor of p times 2^53`() {
        #expect(Probability("50%")!.threshold == 1 << 52)
        #expect(Probability("100%")!.threshold == 1 << 53)
        for hundredth in 0...10_000 {
            let probability = Probability(attos: UInt64(hundredth) * (Probability.one / 10_000))
            #expect(probability.threshold == UInt64(UInt128(hundredth) << 53 / 10_000))
            #expect(Probability(probability.description) == probability)
        }
    }

    @Test func `the word at the threshold is the first that does not happen`() {
        let probability = Probability("20%")!
        #expect(probability.happens(probability.threshold << 11 - 1))
        #expect(!probability.happens(probability.threshold << 11))
    }

    @Test func `what is certain always happens, what is impossible never`() {
        #expect(Probability.always.happens(.max))
        #expect(!Probability.never.happens(0))
    }

    @Test func `normal deviates have the known quantiles`() {
        // Φ(1) − Φ(−1), Φ(1.959964) − …, Φ(3) − …, as fractions of 2^63.
        for (share, expected) in [(0.6826894921, 1.0), (0.95, 1.959964), (0.9973002039, 3.0)] {
            let word = UInt64(share * 0x1p63)
            let deviate = Double(NormalTable.quantile(word)) / 0x1p20
            #expect((deviate - expected).magnitude < 0.0001)
        }
        #expect(NormalTable.quantile(0) == 0)
        #expect(NormalTable.quantile(UInt64.max >> 1) <= 8 << 20)
        #expect(NormalTable.deviate(2) == NormalTable.deviate(2).magnitude)
    }

    @Test func `exponential deviates are logarithms`() {
        // −ln(1/2), −ln(1/4), −ln(3/4), −ln(0.1), −ln(2^-64)
        let known: [(UInt64, Double)] = [
            (1 << 63, 0.693147181), (1 << 62, 1.386294361), (3 << 62, 0.287682072),
            (1_844_674_407_370_955_161, 2.302585093), (1, 44.361419556), (0, 44.361419556),
        ]
        for (word, expected) in known {
            let deviate = Double(ExponentialTable.deviate(word)) / 0x1p32
            #expect((deviate - expected).magnitude < 0.000_01)
        }
    }

    @Test func `durations and rates are read exactly or not at all`() {
        #expect(Quantity.duration("250ms") == .milliseconds(250))
        #expect(Quantity.duration("1.5s") == .milliseconds(1500))
        #expect(Quantity.duration("10m") == .seconds(600))
        #expect(Quantity.duration("160us") == .microseconds(160))
        #expect(Quantity.duration("0") == .zero)
        for text in ["", "ms", "5", "-5ms", "5 ms", "1.0000000001s", "400000h", "5sec"] {
            #expect(Quantity.duration(text) == nil, "\(text)")
        }
        #expect(Quantity.rate("256kbit") == 256_000)
        #expect(Quantity.rate("1.5Mbit") == 1_500_000)
        #expect(Quantity.rate("0bit") == nil)
        #expect(Quantity.rate("8") == nil)
    }
}
