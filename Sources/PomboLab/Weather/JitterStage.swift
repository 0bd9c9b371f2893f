import PomboCore

/// The delay of one datagram, from one random word.
struct JitterStage: Hashable, Sendable {
    let delay: Int64
    let amount: UInt64
    let shape: Weather.Jitter.Shape

    init(_ weather: Weather) {
        delay = weather.delay.nanoseconds
        amount = UInt64(weather.jitter?.amount.nanoseconds ?? 0)
        shape = weather.jitter?.shape ?? .uniform
    }

    /// In nanoseconds, never below zero.
    func delay(_ word: UInt64) -> Int64 {
        switch shape {
        case .uniform:
            let width = amount * 2 + 1
            return max(0, delay - Int64(amount) + Int64(word.multipliedFullWidth(by: width).high))
        case .normal:
            let deviate = NormalTable.deviate(word)
            let (high, low) = deviate.magnitude.multipliedFullWidth(by: amount)
            let offset = Int64(high << 44 | low >> 20)
            return max(0, deviate < 0 ? delay - offset : delay + offset)
        case .exp:
            let (high, low) = ExponentialTable.deviate(word).multipliedFullWidth(by: amount)
            return delay + Int64(high << 32 | low >> 32)
        }
    }
}
