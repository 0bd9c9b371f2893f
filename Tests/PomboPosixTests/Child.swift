import CPombo
import PomboPosix

/// A shell that runs a line for a test.
enum Child {
    @discardableResult
    static func start(_ line: String) throws -> pid_t {
        var arguments =
            unsafe ["sh", "-c", line].map { (word: String) in unsafe strdup(word) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawn(
            &child, "/bin/sh", nil, nil, &arguments, cpombo_environment())
        guard code == 0 else { throw SystemError(.signal, line, code: code) }
        return child
    }

    /// Runs the line to its end and returns its exit code.
    static func run(_ line: String) throws -> Int32 {
        let child = try start(line)
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 && cpombo_errno() == EINTR {}
        return cpombo_exit_code(status)
    }
}
