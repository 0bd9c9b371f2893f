import CPombo
import PomboCore

// The system's numbers and what they mean for a file.

extension FileError {
    /// For a call that has just failed, from `errno`.
    init(_ call: Call, _ path: String, code: Int32 = cpombo_errno()) {
        self.init(call, path, Cause(code: code))
    }

    /// The system's words for the cause.
    package var reason: String { SystemError.words(for: cause.code) }
}

extension FileError.Cause {
    private static let table: [(code: Int32, cause: FileError.Cause)] = [
        (ENOSPC, .noSpace), (EDQUOT, .quota), (EFBIG, .tooLarge), (ENOENT, .missing),
        (ENOTDIR, .notAFolder), (EISDIR, .isFolder), (EEXIST, .exists), (EACCES, .denied),
        (EROFS, .readOnly), (EIO, .device), (EPIPE, .brokenPipe),
        // No number of their own: these are only ever turned into words.
        (EINVAL, .notAFile), (EINVAL, .content),
    ]

    init(code: Int32) {
        let known = Self.table.first { $0.code == code && code != EINVAL }
        self = known?.cause ?? .other(code)
    }

    package var code: Int32 {
        if case .other(let code) = self { return code }
        return Self.table.first { $0.cause == self }?.code ?? 0
    }
}
