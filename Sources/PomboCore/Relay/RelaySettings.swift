/// What a relay is told once, when it starts.
package struct RelaySettings: Equatable, Sendable {
    package var name: Name
    package var host = ""
    package var port = Specification.port
    package var logID: UInt64
    package var durability = Welcome.Durability.batch
    /// Drawn anew for each run: cookies, session numbers, tags and path tokens come from it.
    package var runSecret: Secret
    /// Kept beside the log: what proves after a restart that a client is the same one.
    package var logSecret: Secret
    /// Staged records a second and session; zero: no limit.
    package var recordRate = 5
    package var addressLimit = RelayLimit.sessionsPerAddress
    package var acceptsPosts = true
    /// Off: one record a datagram for everybody.
    package var packs = true
    package var echoes = true
    /// Whether addresses are written to the log.
    package var logsAddresses = true
    package var repairCacheSize = RelayLimit.repairCache
    /// The relay's own addresses: no limit per address applies to them.
    package var ownAddresses: [Address] = []

    package init(name: Name, logID: UInt64, runSecret: Secret, logSecret: Secret) {
        self.name = name
        self.logID = logID
        self.runSecret = runSecret
        self.logSecret = logSecret
    }
}
