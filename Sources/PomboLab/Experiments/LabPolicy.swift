import PomboCore

/// What is tried in an experiment: the real relay and clients, or a policy on one link.
package enum LabPolicy: Hashable, Sendable {
    /// `pombo`: the real relay and the real clients.
    case machines
    /// `pombo raw`: the same, but the clients neither ask nor are asked again.
    case rawMachines

    package var isMachines: Bool {
        switch self {
        case .machines, .rawMachines: true
        }
    }
}

extension LabPolicy: CustomStringConvertible {
    package var description: String {
        switch self {
        case .machines: "pombo"
        case .rawMachines: "pombo raw"
        }
    }

    /// Nil for what is no policy.
    package init?(_ text: some StringProtocol) {
        switch text {
        case "pombo": self = .machines
        case "pombo raw": self = .rawMachines
        default: return nil
        }
    }

    package static let words = ["pombo", "pombo raw"]
}
