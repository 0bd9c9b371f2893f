import CPombo

/// The processors of this machine.
package enum Processors {
    /// How many this process may use; at least one.
    package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Those that the calling thread may use, a bit each; zero where the system does not say.
    package static var allowed: UInt64 { cpombo_allowed_processors() }

    /// Pins the calling thread to these, if the system can do that.
    package static func use(_ processors: UInt64) {
        if processors != 0 { cpombo_use_processors(processors) }
    }
}
