import CPombo
import PomboCore

extension Zone {
    /// Where this machine stands.
    package static let local = Zone { Int(cpombo_zone_offset($0.microseconds / 1_000_000)) }
}
