import PomboPosix

/// Why nobody could be asked.
enum FindingError: Error, Equatable {
    case system(SystemError)
    case socket(SocketError)
}
