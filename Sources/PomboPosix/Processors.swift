import CPombo

/// How much of this machine there is.
package enum Processors {
    /// Those that are there for us now; at least one.
    package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
