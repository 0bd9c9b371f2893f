import PomboCore

/// What is tried in an experiment: the real relay and clients, or a policy on one link.
package enum LabPolicy: Hashable, Sendable {
    /// `pombo`: the real relay and the real clients.
    case machines
    /// `pombo raw`: the same, but the clients neither ask nor are asked again.
    case rawMachines
    /// `nack 3`: between the first author and the first listener, with nothing in between.
    case policy(Policy)

    package var isMachines: Bool { policy == nil }

    package var policy: Policy? {
        if case .policy(let policy) = self { return policy }
        return nil
    }
}

extension LabPolicy: CustomStringConvertible {
    package var description: String {
        switch self {
        case .machines: "pombo"
        case .rawMachines: "pombo raw"
        case .policy(let policy): policy.description
        }
    }

    package init(_ text: String) throws(PolicyError) {
        switch text.split(whereSeparator: \.isWhitespace) {
        case ["pombo"]: self = .machines
        case ["pombo", "raw"]: self = .rawMachines
        default: self = .policy(try Policy(text))
        }
    }
}
