import CPombo

/// SIGINT and SIGTERM for a command that waits in short naps: they are noted, and asked for.
package enum StopSignal {
    /// From now on they end nothing by themselves.
    package static func hold() { cpombo_hold_stop_signals() }

    /// The one that came, if one did.
    package static var held: Int32? {
        let number = cpombo_held_stop_signal()
        return number == 0 ? nil : number
    }
}
