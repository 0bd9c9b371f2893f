import CPombo
import PomboCore

extension Address {
    @inline(__always)
    init(_ raw: cpombo_address) {
        self.init(high: raw.high, low: raw.low, scope: raw.scope, port: raw.port)
    }

    @inline(__always)
    var raw: cpombo_address {
        cpombo_address(high: high, low: low, scope: scope, port: port)
    }

    /// `::`, which on a dual-stack socket means every address of both kinds.
    package static func anyHost(port: UInt16) -> Address { Address(high: 0, low: 0, port: port) }

    package var isAnyHost: Bool { high == 0 && low == 0 || ipv4 == 0 }
}
