/// What the surroundings may say once for all commands.
package enum EnvironmentVariable: String, CaseIterable, Sendable {
    case relay = "POMBO_RELAY"
    case nick = "POMBO_NICK"
    case log = "POMBO_LOG"
    case seed = "POMBO_SEED"
}
