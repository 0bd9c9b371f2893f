import PomboCore

/// Why an entered line is no order. It was not sent.
enum ChatOrderError: Error, Equatable {
    case unknown(String, nearest: String?)
    case usage(String, String)
    case name(String)
    case hostOnly(String)
    case relay(RelayLineError)
}
