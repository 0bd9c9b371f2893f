import PomboCore

/// `expect residual < 1% with nack 3`: what has to hold, or the experiment has failed.
package struct LabExpectation: Hashable, Sendable {
    package enum Quantity: String, CaseIterable, Sendable {
        /// Shares of what was asked for.
        case residual, offered
        /// Counts.
        case lost, delivered, duplicates, reordered
        /// From the moment it was written to the delivery; never for what was lost.
        case p50, p90, p95, p99
        /// Of the same times, from one delivery to the next (RFC 3550).
        case jitter
        /// Datagrams there and back for each message and listener.
        case overhead
    }

    package enum Relation: String, CaseIterable, Sendable {
        case less = "<"
        case lessOrEqual = "<="
        case equal = "="
        case greaterOrEqual = ">="
        case greater = ">"

        package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .less: left < right
            case .lessOrEqual: left <= right
            case .equal: left == right
            case .greaterOrEqual: left >= right
            case .greater: left > right
            }
        }
    }

    package enum Bound: Hashable, Sendable {
        case share(Probability)
        case count(UInt64)
        case time(Duration)
        case factor(Decimal)
    }

    package var quantity: Quantity
    package var relation: Relation
    package var bound: Bound
    /// Nil: of everything that is tried.
    package var policy: LabPolicy?

    package init(
        _ quantity: Quantity, _ relation: Relation, _ bound: Bound, with policy: LabPolicy? = nil
    ) {
        self.quantity = quantity
        self.relation = relation
        self.bound = bound
        self.policy = policy
    }
}
