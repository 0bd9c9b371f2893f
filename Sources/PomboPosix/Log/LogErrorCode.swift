import CPombo

/// The system's numbers that the log answers in its own way.
enum LogErrorCode {
    static let noSpace = ENOSPC
    static let quota = EDQUOT
    static let tooLarge = EFBIG
    static let missing = ENOENT
    static let notAFolder = ENOTDIR
    static let isFolder = EISDIR
    static let exists = EEXIST
}
