/// What theory expects of a cell. A field is nil where nobody has a closed form for it.
package struct CellTheory: Hashable, Sendable {
    /// The share of first transmissions lost, from the weather alone.
    package var offered: Double?
    /// The share that stays lost.
    package var residual: Double?
    /// Datagrams of data for each message: first transmissions and repairs.
    package var sends: Double?
    /// Datagrams of every kind, both ways, for each message.
    package var overhead: Double?
    /// The mean time from writing to arrival of what was repaired, without waiting for order.
    package var recovery: Duration?
    /// How many messages count as one when a share is judged, since losses come together.
    package var offeredFactor = 1.0
    package var residualFactor = 1.0
    /// P(a run of losses reaches n + 1), for the plot of run lengths.
    package var runs: [Double] = []

    package init() {}
}
