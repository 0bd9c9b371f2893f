/// Why a line at the relay's terminal is no order.
enum RelayLineError: Error, Equatable {
    case help
    case unknown(String, nearest: String?)
    case usage(String)
    case name(String)
    case span(String)
}
