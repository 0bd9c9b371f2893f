import CPombo

/// How much of this machine there is.
package enum Processors {
    /// Those that are there for us now; at least one.
    package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Those that the calling thread may use, a bit for each; zero where the system does not tell.
    package static var allowed: UInt64 { cpombo_allowed_processors() }

    /// The calling thread uses only these from now on, if the system can do that.
    package static func use(_ processors: UInt64) {
        if processors != 0 { cpombo_use_processors(processors) }
    }
}
