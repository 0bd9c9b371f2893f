import PomboCore

extension RelayNode {
    /// A machine as it is before it has read its log.
    func settings(_ scenario: Scenario) -> RelaySettings {
        var settings = RelaySettings(
            name: Name("relay")!, logID: logID,
            runSecret: Secret(low: scenario.seed, high: starts),
            logSecret: Secret(low: 0, high: 0))
        settings.durability = scenario.durability
        if scenario.fault == .noReservation { settings.durability = .batch }
        settings.recordRate = scenario.recordRate
        // Theory is about messages that are lost one by one.
        if scenario.experiment != nil { settings.packs = false }
        settings.repairCacheSize = scenario.repairCache
        settings.addressLimit = RelayLimit.sessionsPerAddress
        return settings
    }

    /// The secret for a log that has none.
    func freshSecret(_ scenario: Scenario) -> Secret {
        Secret(low: scenario.seed, high: .max - starts)
    }
}

extension LogOptions {
    init(_ scenario: Scenario) {
        self.init()
        relay = "relay"
        sync =
            switch scenario.durability {
            case .batch: .batch
            case .interval: .every(.seconds(1))
            case .none: .none
            }
        rotateAt = scenario.rotation == .max ? nil : UInt64(scenario.rotation)
        if let limit = scenario.keep { keep = .bytes(UInt64(limit)) }
    }
}
