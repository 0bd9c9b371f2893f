/// A recovery policy with its number: `nack 3`, `gbn 8`.
package struct Policy: Hashable, Sendable {
    package let kind: PolicyKind
    /// Requests, retries, window, copies or group; what it is, the kind says.
    package let count: Int

    package init(_ kind: PolicyKind, _ count: Int? = nil) {
        let count = count ?? kind.usualCount
        precondition(count == kind.usualCount || kind.counts?.contains(count) ?? false)
        self.kind = kind
        self.count = count
    }

    /// Every kind with its usual number.
    package static var all: [Policy] { PolicyKind.allCases.map { Policy($0) } }
}

extension Policy: CustomStringConvertible {
    /// As people write it, the number always there.
    package var description: String {
        kind.counts == nil ? kind.rawValue : "\(kind.rawValue) \(count)"
    }
}
